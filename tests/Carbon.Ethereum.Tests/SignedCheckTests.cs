namespace Carbon.Ethereum.Tests;

public sealed class SignedCheckTests
{
    public static TheoryData<string> Reasons => Lies.Reasons;

    [Fact]
    public async Task A_key_of_this_process_signs_what_it_was_asked()
    {
        var signer = new LocalTransactionSigner(Lies.Signer);
        var signed = await signer.SignAsync(Lies.Asked, CancellationToken.None);

        Assert.Equal(Lies.Signer.Address, signer.Address);
        Assert.Equal(Lies.Asked.Sign(Lies.Signer).Bytes, signed.Bytes);
        Assert.Equal(Keccak.Hash(signed.Bytes), signed.Hash);
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Names_what_differs_from_what_was_asked(string reason)
    {
        var refused = Assert.Throws<SignerRefusedException>(
            () => SignedCheck.Read(Lies.Signed(reason), Lies.Asked, Lies.Signer.Address));

        Assert.Equal(reason, refused.Reason);
    }

    [Fact]
    public void Names_a_changed_tip_too()
    {
        var greedy = ((DynamicFeeTransaction)Lies.Asked) with { MaxPriorityFeePerGas = 3 };
        var refused = Assert.Throws<SignerRefusedException>(
            () => SignedCheck.Read(greedy.Sign(Lies.Signer).Bytes, Lies.Asked, Lies.Signer.Address));

        Assert.Equal(SignerReason.FeeDiffers, refused.Reason);
    }

    [Fact]
    public void Refuses_another_key_and_calls_garbage_no_answer()
    {
        var other = Lies.Asked.Sign(Lies.NewSigner()).Bytes;
        var refused = Assert.Throws<SignerRefusedException>(
            () => SignedCheck.Read(other, Lies.Asked, Lies.Signer.Address));

        Assert.Equal(SignerReason.SenderDiffers, refused.Reason);
        foreach (var bytes in (byte[][])[[], [1], Lies.Asked.UnsignedBytes(), other[..^1]])
            Assert.Throws<SignerUnavailableException>(
                () => SignedCheck.Read(bytes, Lies.Asked, Lies.Signer.Address));
    }

    [Fact]
    public async Task Nothing_that_carries_ether_is_asked_of_a_signer()
    {
        var asked = ((DynamicFeeTransaction)Lies.Asked) with { Value = 1 };
        var refused = await Assert.ThrowsAsync<SignerRefusedException>(
            () => new LocalTransactionSigner(Lies.Signer).SignAsync(asked, CancellationToken.None));

        Assert.Equal(SignerReason.ValueNotZero, refused.Reason);
    }
}
