// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ApplicationStatus, Kind, Office, Share} from "../types/Codes.sol";
import {MemberId, PersonId, PolicyId, RegisterNumber} from "../types/Identities.sol";

/// @notice What an application says. Its Keccak-256 over the ABI encoding is the content hash that every
/// approval names.
/// @param division GB/T 2260 code, six digits.
/// @param kind The kind of ticket asked for.
/// @param applicants Applicants with their exact parts, 1 to 64; one applicant holds all.
/// @param joint Whether several applicants own jointly, not by shares.
/// @param parcels Keccak-256 of each real-estate unit code of the land, 1 to 64, each once.
/// @param periodStartDay First day of the monitoring period, in days since 1970-01-01.
/// @param periodEndDay Last day of the monitoring period, in days since 1970-01-01.
/// @param claimedAmount Amount claimed, in the kind's base unit.
/// @param areaMuThousandths Area of the forest, in thousandths of a mu.
/// @param place Where the forest is, as printed on the ticket; public, 1 to 120 bytes.
/// @param method Id and version of the measuring method; public, 1 to 120 bytes.
/// @param documentsHash Keccak-256 over the papers that the policy asks for.
/// @param outsideOtherSchemes The pledge that the reduction is in no other scheme such as CCER or VCS (N-7, W-3).
struct ApplicationContent {
    uint24 division;
    Kind kind;
    Share[] applicants;
    bool joint;
    bytes32[] parcels;
    uint32 periodStartDay;
    uint32 periodEndDay;
    uint64 claimedAmount;
    uint64 areaMuThousandths;
    string place;
    string method;
    bytes32 documentsHash;
    bool outsideOtherSchemes;
}

/// @notice An application as the chain keeps it. The lot made from it bears the same number.
struct Application {
    ApplicationStatus status;
    PolicyId policy;
    uint8 approvals;
    uint16 ticketsIssued;
    MemberId member;
    uint40 submittedAtSeconds;
    uint64 claimedAmount;
    uint64 certifiedAmount;
    uint64 issuedAmount;
    bytes32 contentHash;
}

/// @title The reserve (储备库): application, reviews, certificate, lot, issue.
/// @notice The offices that must approve, and their order, are the policy's. Nothing here is ever deleted.
interface IReserve {
    /// @notice An application came in; the received date starts the review clock (N-13).
    event ApplicationSubmitted(
        RegisterNumber indexed application,
        PolicyId indexed policy,
        ApplicationContent content,
        bytes32 contentHash,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice The applicant replaced the content; reviews begin anew.
    event ApplicationCorrected(
        RegisterNumber indexed application,
        ApplicationContent content,
        bytes32 contentHash,
        MemberId member,
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
    /// @notice Ecology filed the reduction. The certificate and each parcel × period are used from now on, for ever.
    event ReductionFiled(
        RegisterNumber indexed application,
        bytes32 indexed certificateHash,
        uint64 certifiedAmount,
        MemberId member,
        bytes32 contentHash
    );

    /// @notice No application bears this number.
    error ApplicationUnknown(RegisterNumber application);
    /// @notice The application stands where this cannot be done.
    error ApplicationNotOpen(RegisterNumber application, ApplicationStatus status);
    /// @notice Counts, period, texts, shares or hashes of the content are out of bounds; `field` names which.
    error ContentInvalid(string field);
    /// @notice The applicants do not declare that the reduction is in no other scheme (N-7, W-3).
    error DeclarationMissing();
    /// @notice The approval names another content than the application has now.
    error ContentStale(bytes32 givenHash, bytes32 currentHash);
    /// @notice The policy asks for another office first.
    error ReviewOutOfTurn(RegisterNumber application, Office expected, Office given);
    /// @notice The form with this hash opened or corrected an application.
    error DocumentUsed(bytes32 documentHash);
    /// @notice The certificate made another lot (N-15, W-6).
    error CertificateUsed(bytes32 certificateHash, RegisterNumber application);
    /// @notice The parcel was claimed for days that overlap the period (N-5, W-6).
    error ParcelPeriodOverlap(bytes32 parcel, RegisterNumber application, uint32 startDay, uint32 endDay);
    /// @notice The parcel has carried the largest number of periods that the register compares.
    error ParcelPeriodsFull(bytes32 parcel, uint256 periodsMax);
    /// @notice The certificate is over the claim.
    error AmountOverClaim(RegisterNumber application, uint64 certifiedAmount, uint64 claimedAmount);
    /// @notice The ticket is over what is left of the lot.
    error AmountOverLot(RegisterNumber application, uint64 requestedAmount, uint64 remainingAmount);
    /// @notice The next ticket of the lot has another ordinal: this one was issued, or is not due.
    error OrdinalNotNext(RegisterNumber application, uint16 given, uint16 next);

    /// @notice Submits an application. A member with every applicant's mandate Apply; policy in force and issuing.
    function submitApplication(ApplicationContent calldata content, bytes32 documentHash)
        external
        returns (RegisterNumber);

    /// @notice Replaces the content before the reduction is filed. A member with every applicant's mandate Apply.
    function correctApplication(RegisterNumber application, ApplicationContent calldata content, bytes32 documentHash)
        external;

    /// @notice Approves the content with this hash in the office whose turn it is.
    function approveApplication(RegisterNumber application, Office office, bytes32 contentHash, bytes32 documentHash)
        external;

    /// @notice Refuses the content with this hash in the office whose turn it is; once every review is done, that is
    /// the office File. Final.
    function rejectApplication(RegisterNumber application, Office office, bytes32 contentHash, bytes32 documentHash)
        external;

    /// @notice Withdraws before filing. A member with every applicant's mandate Apply. Final.
    function withdrawApplication(RegisterNumber application, bytes32 documentHash) external;

    /// @notice Files the reduction and claims certificate and parcels × period. Office File; all reviews done. The
    /// content is given again and must have the hash that was approved.
    function fileReduction(
        RegisterNumber application,
        ApplicationContent calldata content,
        bytes32 certificateHash,
        uint64 certifiedAmount
    ) external;

    /// @notice Issues the lot's ticket number `ordinal`, counted from 1, to the applicants, under the policy in force
    /// now. Office Issue.
    function issueTicket(RegisterNumber application, uint16 ordinal, uint64 amount, bytes32 documentHash)
        external
        returns (RegisterNumber ticket);

    /// @notice The application. Reverts with ApplicationUnknown.
    function applicationOf(RegisterNumber application) external view returns (Application memory);

    /// @notice The applicants with their parts.
    function applicantsOf(RegisterNumber application) external view returns (Share[] memory);
}
