using Carbon.Registry.Commands;

namespace Carbon.Gateway.Writes.Commands;

/// <summary>Applications, their reviews and lots.</summary>
internal static class ApplicationCommands
{
    public static void Bind(CommandBindings to)
    {
        to.Add((RequestFields f, Wire.SubmitApplicationRequest r) => new SubmitApplication(
            f.Content(r.Content), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.CorrectApplicationRequest r) => new CorrectApplication(
            f.Application(r.Application), f.Content(r.Content), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.AskCorrectionRequest r) => new AskCorrection(
            f.Application(r.Application), f.Code(r.Office), f.Hash(r.ContentHash), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.GrantExceptionRequest r) => new GrantException(
            f.Application(r.Application), f.Code(r.Office), f.Set(r.Shortfalls), f.Hash(r.ContentHash),
            f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.ApproveApplicationRequest r) => new ApproveApplication(
            f.Application(r.Application), f.Code(r.Office), f.Hash(r.ContentHash), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.RejectApplicationRequest r) => new RejectApplication(
            f.Application(r.Application), f.Code(r.Office), f.Hash(r.ContentHash), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.DisqualifyApplicationRequest r) => new DisqualifyApplication(
            f.Application(r.Application), f.Code(r.Office), f.Hash(r.ContentHash), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.WithdrawApplicationRequest r) => new WithdrawApplication(
            f.Application(r.Application), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.FileReductionRequest r) => new FileReduction(
            f.Application(r.Application), f.Content(r.Content), f.Hash(r.CertificateHash),
            f.Amount(r.CertifiedAmount)));
        to.Add((RequestFields f, Wire.RemoveLotRequest r) => new RemoveLot(
            f.Application(r.Application), f.Hash(r.DocumentHash)));
        to.Add((RequestFields f, Wire.RecordReversalRequest r) => new RecordReversal(
            f.Application(r.Application), f.Code(r.Cause), f.Amount(r.Amount), f.Hash(r.DocumentHash)));
    }
}
