using Carbon.Gateway.Writes;

namespace Carbon.Node.Tests;

public sealed class PatienceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public void Does_not_care_that_somebody_sets_the_clock(int hours)
    {
        var clock = new SetClock(Noon);
        var patience = new Patience(Noon.AddSeconds(10).UtcDateTime, clock);
        clock.Wall += TimeSpan.FromHours(hours);
        clock.Passed = TimeSpan.FromSeconds(4);
        Assert.Equal(TimeSpan.FromSeconds(5.5), patience.Left);
    }

    [Theory]
    [InlineData(0.6, 0, 0.3)]
    [InlineData(10, 11, 0)]
    [InlineData(3600, 0, 120)]
    public void Leaves_time_for_the_answer_and_is_bounded(double allowed, double passed, double left)
    {
        var clock = new SetClock(Noon);
        var patience = new Patience(Noon.AddSeconds(allowed).UtcDateTime, clock);
        clock.Passed = TimeSpan.FromSeconds(passed);
        Assert.Equal(TimeSpan.FromSeconds(left), patience.Left);
    }

    /// <summary>A wall clock that can be set, beside one that only goes on.</summary>
    private sealed class SetClock(DateTimeOffset wall) : TimeProvider
    {
        public DateTimeOffset Wall { get; set; } = wall;

        public TimeSpan Passed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Wall;

        public override long GetTimestamp() => Passed.Ticks;
    }
}
