using Carbon.Storage;
using Microsoft.Data.Sqlite;

namespace Carbon.Ledger.Tests;

/// <summary>The outbox's file: of an older release, of a later one, damaged, or ahead of its chain.</summary>
[Collection(OutboxChain.Name)]
public sealed class OutboxFileTests(RegisterFixture register)
{
    private const string OldWrite =
        "INSERT INTO writes (caller, request_id, payload, command, signer, nonce, signed, hash, state) " +
        "VALUES ('bureau', $request, $payload, 'RegisterPerson', $signer, 0, $signed, $hash, 1)";

    // D6
    [Fact]
    public async Task Carries_on_what_an_older_release_had_signed()
    {
        await using var outbox = await OpenAsync(run: false);
        await outbox.CloseAsync();
        var (id, signed) = (Guid.NewGuid(), Signed(outbox.Signer));
        WriteOldFile(outbox, id, signed);

        await outbox.OpenAsync(register.Node.Client());

        var write = await outbox.SettledAsync(outbox.Box.Find(OutboxUnderTest.Caller, id)!);
        Assert.Equal((WriteState.Mined, Fact.Digest(signed.Hash)), (write.State, write.TransactionHash!.Value));
        Assert.Equal(1ul, (await outbox.DoneAsync(Some.NewPerson())).Nonce);
    }

    // D6
    [Fact]
    public async Task Leaves_an_older_file_as_it_was_when_bringing_it_up_breaks_off()
    {
        await using var outbox = await OpenAsync(run: false);
        await outbox.CloseAsync();
        var (id, signed) = (Guid.NewGuid(), Signed(outbox.Signer));
        WriteOldFile(outbox, id, signed);
        using (var file = SqliteFile.Open(outbox.Path, SqliteDurability.Full))
        {
            var broken = new SchemaVersion([.. OutboxSchema.Version.Steps, "SELECT no_such_function()"]);
            Assert.Throws<SqliteException>(() => broken.Migrate(file));
            Assert.Equal(1, SchemaVersion.VersionOf(file));
        }

        await outbox.OpenAsync(register.Node.Client());

        Assert.Equal(WriteState.Mined, (await outbox.SettledAsync(
            outbox.Box.Find(OutboxUnderTest.Caller, id)!)).State);
    }

    // D6
    [Fact]
    public async Task Does_not_touch_the_file_of_a_later_release()
    {
        await using var outbox = await OpenAsync(run: false);
        await outbox.CloseAsync();
        using (var file = SqliteFile.Open(outbox.Path, SqliteDurability.Full))
            file.Execute("PRAGMA user_version = 99");
        var before = await File.ReadAllBytesAsync(outbox.Path);

        var refused = await Assert.ThrowsAsync<SchemaTooNewException>(
            () => outbox.OpenAsync(register.Node.Client()));

        Assert.Contains("99", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(outbox.Path));
    }

    // D2
    [Fact]
    public async Task Refuses_a_damaged_file_whole_or_carries_on_from_what_is_sound()
    {
        var random = Seeds.Random(out var seed);
        await using var outbox = await OpenAsync(run: false);
        for (var i = 0; i < 20; i++) await outbox.SubmitAsync(Some.NewPerson());
        await outbox.CloseAsync();
        var sound = await File.ReadAllBytesAsync(outbox.Path);
        var refused = 0;
        for (var i = 0; i < 40; i++)
        {
            var damaged = sound.ToArray();
            if (i % 2 == 0) damaged = damaged[..random.Next(1, damaged.Length)];
            else for (var j = 0; j < 64; j++) damaged[random.Next(damaged.Length)] ^= (byte)random.Next(1, 256);
            await File.WriteAllBytesAsync(outbox.Path, damaged);
            try
            {
                using var store = OutboxStore.Open(outbox.Path);
            }
            catch (Exception e) when (e is DatabaseDamagedException or SchemaTooNewException)
            {
                refused++;
                Assert.Equal(damaged, await File.ReadAllBytesAsync(outbox.Path));
            }
        }

        Assert.True(refused >= 20, $"CARBON_SEED={seed}: only {refused} of 40 damaged files were refused");
    }

    // D2, for the hundred bytes that say what the file is: 64 random places of a whole file rarely meet them.
    [Theory]
    [InlineData(0x01)]
    [InlineData(0x80)]
    [InlineData(0xFF)]
    public async Task Names_the_damage_wherever_the_head_of_a_file_is_changed(byte change)
    {
        const int head = 100;
        await using var outbox = await OpenAsync(run: false);
        await outbox.CloseAsync();
        var sound = await File.ReadAllBytesAsync(outbox.Path);
        for (var i = 0; i < head; i++)
        {
            var damaged = sound.ToArray();
            damaged[i] ^= change;
            await File.WriteAllBytesAsync(outbox.Path, damaged);
            var fault = Record.Exception(() =>
            {
                using var store = OutboxStore.Open(outbox.Path);
            });
            Assert.True(
                fault is null or DatabaseDamagedException or SchemaTooNewException, $"Byte {i}: {fault}");
        }
    }

    // W27: a file knows a block so deep that no reorganisation reaches it.
    [Fact]
    public async Task Does_not_follow_a_node_onto_another_history()
    {
        await using var outbox = await OpenAsync(run: false);
        await outbox.CloseAsync();
        using (var store = OutboxStore.Open(outbox.Path)) store.SetAnchor(1, Some.Hash());

        var wrong = await Assert.ThrowsAsync<WrongChainException>(() => outbox.OpenAsync(register.Node.Client()));

        Assert.Contains("another history", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waits_for_a_node_that_is_behind_its_file()
    {
        await using var outbox = await OpenAsync(run: false);
        await outbox.CloseAsync();
        using (var store = OutboxStore.Open(outbox.Path)) store.SetAnchor(1_000_000, Some.Hash());

        var behind = await Assert.ThrowsAsync<ChainUnavailableException>(
            () => outbox.OpenAsync(register.Node.Client()));

        Assert.Contains("it is behind", behind.Message, StringComparison.Ordinal);
    }

    private Task<OutboxUnderTest> OpenAsync(bool run) =>
        OutboxUnderTest.OpenAsync(register, RegisterFixture.Forestry, register.Node.Client(), run);

    private SignedTransaction Signed(ISigner signer)
    {
        var (to, input) = CommandEncoding.Encode(Some.NewPerson(), register.Deployment);
        return new LegacyTransaction(register.Deployment.ChainId, 0, 0, 400_000, to, 0, input).Sign(signer);
    }

    private void WriteOldFile(OutboxUnderTest outbox, Guid id, SignedTransaction signed)
    {
        foreach (var path in Directory.GetFiles(Path.GetDirectoryName(outbox.Path)!)) File.Delete(path);
        using var file = SqliteFile.Open(outbox.Path, SqliteDurability.Full);
        new SchemaVersion([OutboxSchema.Version.Steps[0]]).Migrate(file);
        using var owner = file.CreateCommand();
        owner.CommandText =
            "INSERT INTO owner (only_row, signer, genesis, next_nonce) VALUES (1, $signer, $genesis, 1)";
        owner.Parameters.AddWithValue("$signer", outbox.Signer.Address.ToBytes());
        owner.Parameters.AddWithValue("$genesis", register.Deployment.GenesisHash.ToBytes());
        owner.ExecuteNonQuery();
        using var write = file.CreateCommand();
        write.CommandText = OldWrite;
        write.Parameters.AddWithValue("$request", id.ToString("D"));
        write.Parameters.AddWithValue("$payload", new byte[32]);
        write.Parameters.AddWithValue("$signer", outbox.Signer.Address.ToBytes());
        write.Parameters.AddWithValue("$signed", signed.Bytes);
        write.Parameters.AddWithValue("$hash", signed.Hash.ToBytes());
        write.ExecuteNonQuery();
    }
}
