namespace Carbon.Registry;

/// <summary>The words that people read for the register's codes, in Chinese and English.</summary>
public static partial class Words
{
    /// <summary>What a ticket stands for.</summary>
    public static string Of(Kind kind, Language language) => Pick(language, kind switch
    {
        Kind.None => Nothing,
        Kind.Carbon => ("林业碳票", "forestry carbon ticket"),
        Kind.CollectiveStand => ("集体林地林票", "collective stand ticket"),
        Kind.StateStand => ("国有林地林票", "state stand ticket"),
    });

    /// <summary>What a number is of.</summary>
    public static string Of(Series series, Language language) => Pick(language, series switch
    {
        Series.None => Nothing,
        Series.C => ("林业碳票编号", "number of a carbon ticket"),
        Series.G => ("集体林地林票编号", "number of a collective stand ticket"),
        Series.S => ("国有林地林票编号", "number of a state stand ticket"),
        Series.V => ("抵消凭证编号", "number of an offset voucher"),
        Series.A => ("申请（批次）编号", "number of an application and its lot"),
    });

    /// <summary>A power of a member.</summary>
    public static string Of(Office office, Language language) => Pick(language, office switch
    {
        Office.None => Nothing,
        Office.Review => ("审核", "review"),
        Office.TitleAudit => ("权属审核", "title audit"),
        Office.Certify => ("第三方核算", "third-party certification"),
        Office.ExpertReview => ("专家审查", "expert review"),
        Office.Determine => ("审定", "determination"),
        Office.Approve => ("政府审批", "government approval"),
        Office.CoApprove => ("会签", "joint approval"),
        Office.File => ("减排量备案", "filing of the reduction"),
        Office.Issue => ("制发", "issue"),
        Office.Register => ("登记", "registration"),
        Office.Offset => ("抵消", "offset"),
        Office.Cancel => ("注销", "cancellation"),
        Office.Lend => ("质押贷款", "lending"),
        Office.Judge => ("司法裁定", "judgment"),
        Office.Trade => ("交易", "trading"),
        Office.Publish => ("信息公布", "publication"),
        Office.Refer => ("案件登记", "opening of cases"),
        Office.SetQuota => ("额度核定", "setting of quotas"),
        Office.Supervise => ("监督检查", "supervision"),
        Office.Cover => ("增信", "cover of pledges"),
    });

    /// <summary>A part of the register.</summary>
    public static string Of(Desk desk, Language language) => Pick(language, desk switch
    {
        Desk.None => Nothing,
        Desk.Reserve => ("储备库", "reserve"),
        Desk.Plantings => ("造林协议", "planting desk"),
        Desk.Pledges => ("质押登记", "pledge desk"),
        Desk.Rulings => ("司法协助", "court desk"),
        Desk.Offsets => ("抵消登记", "offset desk"),
        Desk.Cases => ("案件登记", "case desk"),
        Desk.Quotas => ("额度登记", "quota desk"),
        Desk.Complaints => ("举报登记", "complaint desk"),
        Desk.Dividends => ("分红登记", "dividend desk"),
    });

    /// <summary>What sort of institution a member is.</summary>
    public static string Of(MemberKind kind, Language language) => Pick(language, kind switch
    {
        MemberKind.None => Nothing,
        MemberKind.ForestryBureau => ("林业和草原主管部门", "forestry and grassland bureau"),
        MemberKind.EcologyBureau => ("生态环境主管部门", "ecology and environment bureau"),
        MemberKind.NaturalResourcesBureau => ("自然资源主管部门", "natural resources bureau"),
        MemberKind.ParksBureau => ("园林主管部门", "parks bureau"),
        MemberKind.Government => ("人民政府", "government"),
        MemberKind.Court => ("人民法院", "court"),
        MemberKind.Procuratorate => ("人民检察院", "procuratorate"),
        MemberKind.Police => ("公安机关", "police"),
        MemberKind.JusticeBureau => ("司法行政部门", "justice bureau"),
        MemberKind.Bank => ("银行", "bank"),
        MemberKind.Insurer => ("保险机构", "insurer"),
        MemberKind.Guarantor => ("担保机构", "guarantor"),
        MemberKind.Verifier => ("第三方核算机构", "third-party verifier"),
        MemberKind.TradingPlatform => ("交易平台", "trading platform"),
        MemberKind.Treasury => ("财政部门", "treasury"),
        MemberKind.DevelopmentCommission => ("发展改革部门", "development and reform commission"),
        MemberKind.FinanceRegulator => ("金融管理部门", "finance regulator"),
        MemberKind.VillageCommittee => ("村民委员会", "village committee"),
        MemberKind.ServiceBody => ("碳服务机构", "carbon service body"),
    });

    /// <summary>What sort of holder a person is.</summary>
    public static string Of(PersonKind kind, Language language) => Pick(language, kind switch
    {
        PersonKind.None => Nothing,
        PersonKind.Natural => ("自然人", "natural person"),
        PersonKind.Enterprise => ("企业", "enterprise"),
        PersonKind.PublicBody => ("机关", "public body"),
        PersonKind.Institution => ("事业单位", "public institution"),
        PersonKind.SocialGroup => ("社会团体", "social group"),
        PersonKind.Township => ("乡镇（街道）", "township"),
        PersonKind.VillageCollective => ("村集体经济组织", "village collective"),
        PersonKind.StateUnit => ("国有单位", "state unit"),
    });

    /// <summary>What a mandate allows.</summary>
    public static string Of(MandateAct act, Language language) => Pick(language, act switch
    {
        MandateAct.None => Nothing,
        MandateAct.Apply => ("申请制发", "applying"),
        MandateAct.Transfer => ("转移", "transferring"),
        MandateAct.Pledge => ("质押", "pledging"),
        MandateAct.Offset => ("抵消", "offsetting"),
        MandateAct.Register => ("变更、挂失与补发", "changes, loss and reissue"),
    });

    /// <summary>Who owns a ticket.</summary>
    public static string Of(Ownership ownership, Language language) => Pick(language, ownership switch
    {
        Ownership.None => Nothing,
        Ownership.Sole => ("单独所有", "sole ownership"),
        Ownership.Shares => ("按份共有", "co-ownership by shares"),
        Ownership.Joint => ("共同共有", "joint co-ownership"),
    });

    private static (string Chinese, string English) Nothing => ("无", "none");

    private static string Pick(Language language, (string Chinese, string English) words) => language switch
    {
        Language.Chinese => words.Chinese,
        Language.English => words.English,
    };
}
