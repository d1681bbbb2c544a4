// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    AnnulmentCause,
    AnnulmentStatus,
    ApplicationRoute,
    ApplicationStatus,
    Kind,
    Office,
    PoolStatus,
    ReversalCause,
    Share
} from "../types/Codes.sol";
import {MemberId, PersonId, PolicyId, RegisterNumber} from "../types/Identities.sol";

/// @notice What an application says. Its Keccak-256 over the ABI encoding is the content hash that every
/// approval names.
/// @param division GB/T 2260 code, six digits.
/// @param kind The kind of ticket asked for.
/// @param route By which way the application comes.
/// @param applicants Applicants with their exact parts, 1 to 64; one applicant holds all.
/// @param joint Whether several applicants own jointly, not by shares.
/// @param parcels Keccak-256 of each real-estate unit code of the land, 1 to 64, each once.
/// @param periodStartDay First day of the monitoring period, in days since 1970-01-01.
/// @param periodEndDay Last day of the monitoring period, in days since 1970-01-01.
/// @param claimedAmount Amount claimed, in the kind's base unit; of stands at most the area.
/// @param areaMuThousandths Area of the forest, in thousandths of a mu.
/// @param plantedDay Day on which the planting or the work began, in days since 1970-01-01; 0 where it is not told.
/// @param survivalPercent Survival of the planting, 0 to 100; 0 where it is not told.
/// @param declarations What the applicants declare: bit n stands for Declaration n.
/// @param deductionBasisPoints Work costs that the applicants agreed to draw from the proceeds (W-8).
/// @param plantingId The accepted planting agreement by which it comes; else zero.
/// @param place Where the forest is, as printed on the ticket; public, 1 to 120 bytes.
/// @param bounds The four bounds (四至); public, up to 120 bytes.
/// @param species Species and number of the trees; public, up to 120 bytes.
/// @param method Id and version of the measuring method; public, 1 to 120 bytes.
/// @param papers Keccak-256 of each paper, in the policy's order; 1 to 16.
struct ApplicationContent {
    uint24 division;
    Kind kind;
    ApplicationRoute route;
    Share[] applicants;
    bool joint;
    bytes32[] parcels;
    uint32 periodStartDay;
    uint32 periodEndDay;
    uint64 claimedAmount;
    uint64 areaMuThousandths;
    uint32 plantedDay;
    uint8 survivalPercent;
    uint32 declarations;
    uint16 deductionBasisPoints;
    bytes32 plantingId;
    string place;
    string bounds;
    string species;
    string method;
    bytes32[] papers;
}

/// @notice An application as the chain keeps it. The lot made from it bears the same number.
/// @param receivedAtSeconds When the papers came in, or came in again after a correction: the review clock starts.
/// @param shortfalls Limits that the stand falls short of and no reviewer has let pass: bit n is EligibilityLimit n.
/// @param deficitAmount Booked against the lot because stored carbon was lost again.
struct Application {
    ApplicationStatus status;
    PolicyId policy;
    ApplicationRoute route;
    uint8 approvals;
    uint8 shortfalls;
    uint16 ticketsIssued;
    PoolStatus pool;
    MemberId member;
    uint40 receivedAtSeconds;
    uint64 claimedAmount;
    uint64 certifiedAmount;
    uint64 issuedAmount;
    uint64 deficitAmount;
    bytes32 contentHash;
}

/// @notice A proposed end of a ticket for error or fraud.
struct Annulment {
    RegisterNumber ticket;
    AnnulmentCause cause;
    AnnulmentStatus status;
    MemberId member;
}

/// @title The reserve (储备库): application, reviews, certificate, lot, issue, and what corrects an issue afterwards.
/// @notice The offices that must approve, and their order, are the policy's. Nothing here is ever deleted.
interface IReserve {
    /// @notice An application came in; the received date starts the review clock (N-13).
    event ApplicationSubmitted(
        RegisterNumber indexed application,
        PolicyId indexed policy,
        ApplicationContent content,
        bytes32 contentHash,
        uint8 shortfalls,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice A reviewing office asked for a correction; the clock stands until it comes.
    event CorrectionAsked(
        RegisterNumber indexed application, Office office, MemberId member, bytes32 contentHash, bytes32 documentHash
    );
    /// @notice The applicant replaced the content; reviews and the clock begin anew.
    event ApplicationCorrected(
        RegisterNumber indexed application,
        ApplicationContent content,
        bytes32 contentHash,
        uint8 shortfalls,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice A reviewing office let a stand pass that falls short of these limits, for the reasons in the document.
    event ExceptionGranted(
        RegisterNumber indexed application,
        Office office,
        uint8 shortfalls,
        MemberId member,
        bytes32 contentHash,
        bytes32 documentHash
    );
    /// @notice An office approved the content with this hash. `complete`: no review is missing any more.
    event ApplicationApproved(
        RegisterNumber indexed application,
        Office office,
        MemberId member,
        bytes32 contentHash,
        bytes32 documentHash,
        bool complete
    );
    /// @notice A reviewing office refused, for the reasons in the document.
    event ApplicationRejected(
        RegisterNumber indexed application, Office office, MemberId member, bytes32 contentHash, bytes32 documentHash
    );
    /// @notice The applicant withdrew.
    event ApplicationWithdrawn(RegisterNumber indexed application, MemberId member, bytes32 documentHash);
    /// @notice The papers were forged; every applicant is disqualified (N-11).
    event ApplicationDisqualified(
        RegisterNumber indexed application, Office office, MemberId member, bytes32 contentHash, bytes32 documentHash
    );
    /// @notice Ecology filed the reduction. The certificate and each parcel × period are used from now on, for ever.
    event ReductionFiled(
        RegisterNumber indexed application,
        bytes32 indexed certificateHash,
        uint64 certifiedAmount,
        MemberId member,
        bytes32 contentHash
    );
    /// @notice The lot stands in the reserve pool; this is the copy to ecology (O-30).
    event LotPooled(RegisterNumber indexed application, uint64 amount);
    /// @notice The lot left the pool; no more tickets come from it.
    event LotRemoved(RegisterNumber indexed application, MemberId member, bytes32 documentHash);
    /// @notice Stored carbon of the lot was lost again; the deficit is booked against it.
    event ReversalRecorded(
        RegisterNumber indexed application,
        ReversalCause cause,
        uint64 amount,
        uint64 deficitAmount,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice Forestry proposed to annul a ticket.
    event AnnulmentProposed(
        bytes32 indexed annulmentId,
        RegisterNumber indexed ticket,
        AnnulmentCause cause,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice Ecology confirmed; the ledger annuls.
    event AnnulmentConfirmed(bytes32 indexed annulmentId, MemberId member, bytes32 documentHash);
    /// @notice Ecology declined.
    event AnnulmentDeclined(bytes32 indexed annulmentId, MemberId member, bytes32 documentHash);

    /// @notice No application bears this number.
    error ApplicationUnknown(RegisterNumber application);
    /// @notice The application stands where this cannot be done.
    error ApplicationNotOpen(RegisterNumber application, ApplicationStatus status);
    /// @notice Counts, period, texts, shares or hashes of the content are out of bounds; `field` names which.
    error ContentInvalid(string field);
    /// @notice The planting agreement made another lot (C-12).
    error PlantingUsed(bytes32 plantingId, RegisterNumber application);
    /// @notice A purchase for a green quota is approved by two members, and this one approved before (C-15).
    error ApproverSame(RegisterNumber application, MemberId member);
    /// @notice The policy does not know this way.
    error RouteInvalid(PolicyId policy, ApplicationRoute route);
    /// @notice This sort of person may not apply under the policy (P5), or lives outside a division whose tickets stay
    /// inside it (P30).
    error ApplicantInvalid(PolicyId policy, PersonId person);
    /// @notice The applicants do not declare these, which the policy asks for: bit n stands for Declaration n.
    error DeclarationMissing(uint32 missing);
    /// @notice The stand falls short of these limits of the policy, which knows no exception: bit n stands for
    /// EligibilityLimit n.
    error EligibilityMissing(uint8 shortfalls);
    /// @notice The stand falls short of these limits, and no reviewer has let it pass with reasons (O-26).
    error ExceptionMissing(RegisterNumber application, uint8 shortfalls);
    /// @notice The exception names other limits than the stand falls short of.
    error ExceptionDiffers(RegisterNumber application, uint8 given, uint8 shortfalls);
    /// @notice The policy asks for another number of papers (P8).
    error PapersMissing(uint256 given, uint8 asked);
    /// @notice The agreed deduction is over what the policy allows (P28).
    error DeductionOverMax(uint16 basisPoints, uint16 basisPointsMax);
    /// @notice The approval names another content than the application has now.
    error ContentStale(bytes32 givenHash, bytes32 currentHash);
    /// @notice The policy asks for another office first.
    error ReviewOutOfTurn(RegisterNumber application, Office expected, Office given);
    /// @notice The form with this hash did this before.
    error DocumentUsed(bytes32 documentHash);
    /// @notice The certificate made another lot (N-15, W-6).
    error CertificateUsed(bytes32 certificateHash, RegisterNumber application);
    /// @notice The parcel was claimed for days that overlap the period (N-5, W-6).
    error ParcelPeriodOverlap(bytes32 parcel, RegisterNumber application, uint32 startDay, uint32 endDay);
    /// @notice The parcel has carried the largest number of periods that the register compares.
    error ParcelPeriodsFull(bytes32 parcel, uint256 periodsMax);
    /// @notice The amount is over what the register can hold in one lot.
    error AmountTooLarge(uint64 amount, uint64 amountMax);
    /// @notice The certificate is over the claim.
    error AmountOverClaim(RegisterNumber application, uint64 certifiedAmount, uint64 claimedAmount);
    /// @notice The ticket, or the deficit, is over what is left of the lot.
    error AmountOverLot(RegisterNumber application, uint64 requestedAmount, uint64 remainingAmount);
    /// @notice The next ticket of the lot has another ordinal: this one was issued, or is not due.
    error OrdinalNotNext(RegisterNumber application, uint16 given, uint16 next);
    /// @notice The lot is not in the pool, or tickets came from it.
    error LotNotInPool(RegisterNumber application, PoolStatus pool);
    /// @notice No cause was named.
    error ReversalCauseMissing();
    /// @notice No annulment bears this id.
    error AnnulmentUnknown(bytes32 annulmentId);
    /// @notice The document proposed this before, or the cause is missing.
    error AnnulmentInvalid(bytes32 annulmentId);
    /// @notice The annulment was confirmed or declined before.
    error AnnulmentNotOpen(bytes32 annulmentId, AnnulmentStatus status);

    /// @notice Submits an application. A member with every applicant's mandate Apply; policy in force and issuing.
    function submitApplication(ApplicationContent calldata content, bytes32 documentHash)
        external
        returns (RegisterNumber);

    /// @notice Replaces the content before the reduction is filed. A member with every applicant's mandate Apply, of
    /// those who applied and of those who apply now. Division, kind and policy stay.
    function correctApplication(RegisterNumber application, ApplicationContent calldata content, bytes32 documentHash)
        external;

    /// @notice Asks for a correction of the content with this hash, in the office whose turn it is; once every review
    /// is done, that is the office File. Until the correction comes, the applicants can only correct or withdraw.
    function askCorrection(RegisterNumber application, Office office, bytes32 contentHash, bytes32 documentHash)
        external;

    /// @notice Lets a stand pass that falls short of exactly these limits, in the office whose turn it is.
    function grantException(
        RegisterNumber application,
        Office office,
        uint8 shortfalls,
        bytes32 contentHash,
        bytes32 documentHash
    ) external;

    /// @notice Approves the content with this hash in the office whose turn it is. An office that learns that an
    /// applicant was disqualified meanwhile rejects.
    function approveApplication(RegisterNumber application, Office office, bytes32 contentHash, bytes32 documentHash)
        external;

    /// @notice Refuses the content with this hash in the office whose turn it is; once every review is done, that is
    /// the office File. Final.
    function rejectApplication(RegisterNumber application, Office office, bytes32 contentHash, bytes32 documentHash)
        external;

    /// @notice Ends an application for forged papers in the office whose turn it is, and disqualifies every applicant;
    /// once every review is done, that is the office File. Final.
    function disqualifyApplication(
        RegisterNumber application,
        Office office,
        bytes32 contentHash,
        bytes32 documentHash
    ) external;

    /// @notice Withdraws before filing. A member with every applicant's mandate Apply. Final.
    function withdrawApplication(RegisterNumber application, bytes32 documentHash) external;

    /// @notice Files the reduction and claims certificate, parcels × period and planting agreement. Office File; all
    /// reviews done. The content is given again and must have the hash that was approved. Reviews and pool are those
    /// of the application's policy, whether or not it is in force still.
    function fileReduction(
        RegisterNumber application,
        ApplicationContent calldata content,
        bytes32 certificateHash,
        uint64 certifiedAmount
    ) external;

    /// @notice Issues the lot's ticket number `ordinal`, counted from 1, to the applicants, under the policy in force
    /// now. Office Issue. What is left of a lot is what was certified, less what was issued, less the deficit: a
    /// deficit shrinks first what is unissued, and what is over it lies on nobody's ticket. An annulled ticket's amount
    /// does not come back to the lot. An applicant's later disqualification does not undo what was filed.
    function issueTicket(RegisterNumber application, uint16 ordinal, uint64 amount, bytes32 documentHash)
        external
        returns (RegisterNumber ticket);

    /// @notice Takes a lot without tickets out of the reserve pool. Office Register. Final.
    function removeLot(RegisterNumber application, bytes32 documentHash) external;

    /// @notice Books a deficit against a lot whose carbon was lost again, up to what was certified. Office Supervise.
    /// A document books a deficit against the same lot once.
    function recordReversal(
        RegisterNumber application,
        ReversalCause cause,
        uint64 amount,
        bytes32 documentHash
    ) external;

    /// @notice Proposes to annul a ticket. Office Cancel. The id is Keccak-256 over ticket and document.
    function proposeAnnulment(RegisterNumber ticket, AnnulmentCause cause, bytes32 documentHash)
        external
        returns (bytes32 annulmentId);

    /// @notice Confirms an annulment, which takes effect at once, on a ticket without liens whose owners and root are
    /// under no freeze. Office File. Final.
    function confirmAnnulment(bytes32 annulmentId, bytes32 documentHash) external;

    /// @notice Declines an annulment. Office File. Final.
    function declineAnnulment(bytes32 annulmentId, bytes32 documentHash) external;

    /// @notice The application. Reverts with ApplicationUnknown.
    function applicationOf(RegisterNumber application) external view returns (Application memory);

    /// @notice The applicants with their parts.
    function applicantsOf(RegisterNumber application) external view returns (Share[] memory);

    /// @notice The annulment. Reverts with AnnulmentUnknown.
    function annulmentOf(bytes32 annulmentId) external view returns (Annulment memory);
}
