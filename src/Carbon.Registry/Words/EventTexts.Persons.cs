using Carbon.Registry.Events;

namespace Carbon.Registry;

public static partial class EventTexts
{
    private static (string Chinese, string English)? OfPersons(
        RegistryEvent fact, Language language, RegisterNames names)
    {
        string By(MemberId member) => names.OfMember(member, language);
        return fact switch
        {
            PersonRegistered e => (
                $"{By(e.Member)}登记了一名权利人（{Words.Of(e.Kind, language)}）。",
                $"{By(e.Member)} registered a person ({Words.Of(e.Kind, language)})."),
            PersonKeySet e => (
                $"{By(e.Member)}更换了一名权利人的密钥。",
                $"{By(e.Member)} replaced the key of a person."),
            PersonIdentityChanged e => (
                $"{By(e.Member)}办理了一名权利人的身份信息变更登记。",
                $"{By(e.Member)} registered changed identity data of a person."),
            PersonStandingSet e => (
                $"{By(e.Member)}将一名权利人的状态定为：{Words.Of(e.Standing, language)}。",
                $"{By(e.Member)} set the standing of a person: {Words.Of(e.Standing, language)}."),
            MandateGiven e when (Acts(e.Acts, language), Until(e.UntilSeconds)) is var (acts, until) => (
                $"一名权利人委托{By(e.Member)}办理{acts}{until.Chinese}；由{By(e.RecordedBy)}登记。",
                $"A person gave {By(e.Member)} a mandate for {acts}{until.English}; recorded by " +
                $"{By(e.RecordedBy)}."),
            MandateWithdrawn e => (
                $"对{By(e.Member)}的委托已终止；由{By(e.RecordedBy)}登记。",
                $"A mandate of {By(e.Member)} ended; recorded by {By(e.RecordedBy)}."),
            _ => null,
        };
    }

    private static string Acts(uint acts, Language language) =>
        Joined(Sets.Unpack<MandateAct>(acts).Select(act => Words.Of(act, language)), language);
}
