// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice An event as the runner recorded it.
struct Log {
    bytes32[] topics;
    bytes data;
    address emitter;
}

/// @title The cheat codes of Hardhat's own test runner that these tests use.
interface Vm {
    function recordLogs() external;
    function getRecordedLogs() external returns (Log[] memory logs);
    function addr(uint256 privateKey) external pure returns (address);
    function assume(bool condition) external pure;
    function getCode(string calldata artifact) external view returns (bytes memory creationCode);
    function prank(address caller) external;
    function sign(uint256 privateKey, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);
    function warp(uint256 timestampSeconds) external;
}

/// @dev The runner listens at this address: the last 20 bytes of keccak256("hevm cheat code").
Vm constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
