using System.Numerics;
using Carbon.Ethereum.Tests.Samples;

namespace Carbon.Ethereum.Tests;

public sealed class GeneratedBindingsTests
{
    [Fact]
    public void Encodes_and_decodes_every_integer_width_at_its_limits()
    {
        var call = new SampleContract.AllCall(
            byte.MaxValue, ushort.MaxValue, uint.MaxValue, (1UL << 40) - 1, (BigInteger.One << 72) - 1,
            sbyte.MinValue, short.MinValue, int.MinValue, long.MinValue, -(BigInteger.One << 127));

        Assert.Equal(call, SampleContract.AllCall.Decode(call.Encode()));
    }
}
