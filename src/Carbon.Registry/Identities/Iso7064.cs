namespace Carbon.Registry.Identities;

/// <summary>ISO 7064 MOD 37,36: one check character of 0–9 and A–Z over characters of 0–9 and A–Z.</summary>
internal static class Iso7064
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public static char CheckCharacter(ReadOnlySpan<char> body)
    {
        var product = 36;
        foreach (var c in body)
        {
            var sum = (product + ValueOf(c)) % 36;
            product = (sum == 0 ? 36 : sum) * 2 % 37;
        }

        return Alphabet[(37 - product) % 36];
    }

    /// <summary>The character's place in the alphabet; what is not in it counts as one less than the first.</summary>
    private static int ValueOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => -1,
    };
}
