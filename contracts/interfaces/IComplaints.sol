// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ComplaintStatus} from "../types/Codes.sol";
import {MemberId, RegisterNumber} from "../types/Identities.sol";

/// @notice A complaint as the chain keeps it.
/// @param subject The ticket or application that it is about, or zero.
struct Complaint {
    uint24 division;
    RegisterNumber subject;
    ComplaintStatus status;
    uint40 filedAtSeconds;
}

/// @title Complaints (N-51): anyone's report, by hash, with the bureau's answer.
/// @notice Who reports, and what, stays with the bureau that received it.
interface IComplaints {
    /// @notice A report came in.
    event ComplaintFiled(
        bytes32 indexed complaintId,
        uint24 indexed division,
        RegisterNumber indexed subject,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice The bureau answered.
    event ComplaintAnswered(bytes32 indexed complaintId, ComplaintStatus status, MemberId member, bytes32 documentHash);

    /// @notice No complaint bears this id.
    error ComplaintUnknown(bytes32 complaintId);
    /// @notice The report with this hash was recorded in this division before.
    error ComplaintExists(bytes32 complaintId);
    /// @notice The complaint was answered before.
    error ComplaintClosed(bytes32 complaintId, ComplaintStatus status);
    /// @notice The division, subject, answer or document makes no complaint; `field` names which.
    error ComplaintInvalid(string field);

    /// @notice Records anyone's report. Any member that received it.
    function fileComplaint(uint24 division, RegisterNumber subject, bytes32 documentHash)
        external
        returns (bytes32 complaintId);

    /// @notice Answers: upheld or dismissed. Office Supervise in the division. Final.
    function answerComplaint(bytes32 complaintId, ComplaintStatus status, bytes32 documentHash) external;

    /// @notice The complaint. Reverts with ComplaintUnknown.
    function complaintOf(bytes32 complaintId) external view returns (Complaint memory);
}
