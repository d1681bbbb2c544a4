using Carbon.Cli.Deploying;

namespace Carbon.Cli.Tests;

public sealed class RuntimeCodeTests
{
    private static readonly byte[] Before = [0x60, 0x80, 0x52];
    private static readonly byte[] Runtime =
        [0x61, 0x7f, .. new byte[32], 0x50, 0x7f, .. Enumerable.Repeat((byte)9, 32)];
    private static readonly byte[] Arguments = new byte[64];

    private static byte[] Creation => [.. Before, .. Runtime, .. Arguments];

    [Fact]
    public void Code_fits_its_creation_with_any_immutable_word()
    {
        byte[] filled = [.. Runtime];
        Array.Fill(filled, (byte)7, 2, 32);

        Assert.True(RuntimeCode.Fits(Creation, Runtime));
        Assert.True(RuntimeCode.Fits(Creation, filled));
    }

    [Fact]
    public void Code_that_differs_in_any_other_byte_does_not_fit()
    {
        for (var i = 0; i < Runtime.Length; i++)
        {
            byte[] changed = [.. Runtime];
            changed[i] ^= 1;
            Assert.Equal(i is >= 2 and < 34, RuntimeCode.Fits(Creation, changed));
        }
    }

    [Fact]
    public void No_code_and_longer_code_do_not_fit()
    {
        Assert.False(RuntimeCode.Fits(Creation, []));
        Assert.False(RuntimeCode.Fits(Creation, [.. Creation, 0]));
    }
}
