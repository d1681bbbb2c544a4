namespace Carbon.Registry.Identities;

/// <summary>ISO 7064 MOD 37,36: one check character of 0–9 and A–Z over characters of 0–9 and A–Z.</summary>
internal static class Iso7064
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public static char CheckCharacter(string body)
    {
        var product = 36;
        foreach (var c in body)
        {
            var sum = (product + Alphabet.IndexOf(c, StringComparison.Ordinal)) % 36;
            product = (sum == 0 ? 36 : sum) * 2 % 37;
        }

        return Alphabet[(37 - product) % 36];
    }
}
