namespace Carbon.Survival.Tests;

/// <summary>D1: a disk that takes nothing more from one moment on, at each write of the outbox.</summary>
public sealed class FullDiskTests(AnvilRegister register) : IClassFixture<AnvilRegister>
{
    public static TheoryData<string> Moments => [.. Enum.GetNames<WritePoint>()];

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Takes_nothing_while_the_disk_is_full_and_goes_on_when_it_is_not(string moment)
    {
        await using var one = await VictimCase.OpenAsync(register);
        await using var life = await one.StartOnSmallDiskAsync(moment);
        Assert.Equal("ready", await life.NextLineAsync());
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        var (commitment, other) = (Some.Digest(), Some.Digest());
        var answer = await life.AskAsync($"submit {first} {commitment}");
        Assert.Equal("filled", await life.AskAsync("filled"));

        var refused = await life.AskAsync($"submit {second} {other}");

        Assert.StartsWith($"unavailable {second} ", refused, StringComparison.Ordinal);
        Assert.EndsWith("Free space on its disk.", refused, StringComparison.Ordinal);
        if (answer != $"accepted {first}") Assert.StartsWith($"unavailable {first} ", answer, StringComparison.Ordinal);
        Assert.Equal("free", await life.AskAsync("free"));
        Assert.Equal($"accepted {first}", await life.AskAsync($"submit {first} {commitment}"));
        Assert.Equal($"accepted {second}", await life.AskAsync($"submit {second} {other}"));
        Assert.Equal("settled ", await life.AskAsync("settled"));
        var effects = await Effects.OfAsync(register.Node.Client(), register.Deployment);
        Assert.Equal((1, 1), (effects.GetValueOrDefault(commitment), effects.GetValueOrDefault(other)));
    }
}
