namespace Carbon.Ethereum;

/// <summary>The password does not open the keystore, or the keystore's bytes were changed.</summary>
public sealed class WrongPasswordException() : Exception("The password does not open the keystore.");
