namespace Carbon.Model.Tests;

/// <summary>What the council does meanwhile: it pauses, suspends members and publishes new rules.</summary>
internal sealed class Council(Register register, RegisterModel model, Dice dice)
{
    private MemberId _away;
    private int _pausedFor;

    /// <summary>Sits now and then, and ends what it began.</summary>
    public async Task SitAsync()
    {
        if (_pausedFor > 0 && --_pausedFor == 0)
            await DoAsync(register.Deployment.Consortium, new ConsortiumContract.ResumeCall(Hash()));
        if (_away.Value != 0 && dice.Chance(0.1))
        {
            await StandAsync(_away, true);
            _away = default;
        }

        if (dice.Chance(0.001) && _pausedFor == 0)
            await PauseAsync();
        if (dice.Chance(0.002) && _away.Value == 0)
            await StandAsync(_away = new((uint)dice.Below(Cast.Members.Count) + 1), false);
        if (dice.Chance(0.004))
            await PublishAsync();
    }

    private async Task PauseAsync()
    {
        var pause = new ConsortiumContract.PauseCall(Hash()).Encode();
        var seat = dice.Any(model.Members.Where(one => one.Key.Value <= 3 && one.Value.Active)).Key;
        var (events, _) = await register.CallAsync(
            seat, register.Deployment.Consortium, pause, register.NowSeconds + 1);
        Take(events);
        _pausedFor = 3 + dice.Below(5);
    }

    private Task StandAsync(MemberId member, bool active) => DoAsync(
        register.Deployment.Consortium, new ConsortiumContract.SetMemberStandingCall(member.Value, active, Hash()));

    private async Task PublishAsync()
    {
        var newest = dice.Any(
            model.Policies.Values.GroupBy(one => (one.Division, one.Kind)).Select(one => one.Last()))!;
        // No more than a few versions may lie ahead.
        if (newest.ValidFromSeconds > register.NowSeconds)
            return;
        var terms = Terms.Next(newest, dice, register.NowSeconds);
        await DoAsync(register.Deployment.Policies, new PoliciesContract.PublishPolicyCall(Terms.Words(terms)));
    }

    private async Task DoAsync(Address target, IContractCall act) => Take(await register.EnactAsync(target, act));

    private void Take(IReadOnlyList<RegistryEvent> events)
    {
        foreach (var fact in events)
            model.Take(fact);
    }

    private Hash32 Hash() => new(dice.Bytes(32));
}
