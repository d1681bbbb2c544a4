// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Complaint, IComplaints} from "./interfaces/IComplaints.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {DIVISION_MAX, DIVISION_MIN} from "./libraries/Limits.sol";
import {RegisterNumbers} from "./libraries/RegisterNumbers.sol";
import {ComplaintStatus, Office, Series} from "./types/Codes.sol";
import {MemberId, RegisterNumber} from "./types/Identities.sol";

/// @title Complaints
/// @notice What each function does, emits and refuses is written in IComplaints.
contract Complaints is IComplaints {
    using RegisterNumbers for RegisterNumber;

    IConsortium private immutable _consortium;

    mapping(bytes32 complaintId => Complaint) private _complaints;

    constructor(IConsortium consortium) {
        _consortium = consortium;
    }

    /// @inheritdoc IComplaints
    function fileComplaint(uint24 division, RegisterNumber subject, bytes32 documentHash)
        external
        returns (bytes32 complaintId)
    {
        MemberId member = _consortium.memberOf(msg.sender);
        require(division >= DIVISION_MIN && division <= DIVISION_MAX, ComplaintInvalid("division"));
        require(_isSubject(subject, division), ComplaintInvalid("subject"));
        require(documentHash != 0, ComplaintInvalid("documentHash"));
        complaintId = keccak256(abi.encode(division, documentHash));
        require(_complaints[complaintId].status == ComplaintStatus.None, ComplaintExists(complaintId));

        _complaints[complaintId] = Complaint({
            division: division,
            subject: subject,
            status: ComplaintStatus.Open,
            filedAtSeconds: uint40(block.timestamp)
        });

        emit ComplaintFiled(complaintId, division, subject, member, documentHash);
    }

    /// @inheritdoc IComplaints
    function answerComplaint(bytes32 complaintId, ComplaintStatus status, bytes32 documentHash) external {
        Complaint memory complaint = _requireComplaint(complaintId);
        MemberId member = _consortium.requireOffice(msg.sender, complaint.division, Office.Supervise);
        bool answers = status == ComplaintStatus.Upheld || status == ComplaintStatus.Dismissed;
        require(answers, ComplaintInvalid("status"));
        require(documentHash != 0, ComplaintInvalid("documentHash"));
        require(complaint.status == ComplaintStatus.Open, ComplaintClosed(complaintId, complaint.status));

        _complaints[complaintId].status = status;

        emit ComplaintAnswered(complaintId, status, member, documentHash);
    }

    /// @inheritdoc IComplaints
    function complaintOf(bytes32 complaintId) external view returns (Complaint memory) {
        return _requireComplaint(complaintId);
    }

    /// @dev None, or a number of the division, whose bureau answers. Whether it was given out is for that bureau to
    /// see.
    function _isSubject(RegisterNumber subject, uint24 division) private pure returns (bool) {
        uint64 number = RegisterNumber.unwrap(subject);
        if (number == 0) return true;
        uint256 series = (number >> 40) & 0xf;
        return subject.division() == division && series != 0 && series <= uint256(type(Series).max);
    }

    function _requireComplaint(bytes32 complaintId) private view returns (Complaint memory complaint) {
        complaint = _complaints[complaintId];
        require(complaint.status != ComplaintStatus.None, ComplaintUnknown(complaintId));
    }
}
