// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// A contract with every kind of ABI type, from which the bindings in the tests are generated.
contract Sample {
    struct Point { int24 x; int256 y; }
    struct Parcel { bytes32 id; string name; Point[] corners; uint48 since; Kind kind; bytes4 tag; }
    enum Kind { None, Forest, Grass }
    type Weight is uint96;

    event Moved(address indexed from, address indexed to, uint256 amount);
    event Moved(bytes32 indexed id, bool done);
    event Named(string indexed name, Parcel parcel, uint8[3] indexed code, bytes note);
    event Silent();

    error Refused(bytes32 id, uint64 until, string reason);
    error Closed();

    Weight public immutable weight;
    string public title;

    constructor(Weight weight_, string memory title_, address[] memory members) {
        weight = weight_;
        title = title_;
        emit Named(title_, parcel(members.length), [1, 2, 3], "note");
    }

    function parcel(uint256 corners) public pure returns (Parcel memory result) {
        result.corners = new Point[](corners);
        result.name = unicode"碳票";
    }

    function all(
        uint8 a, uint16 b, uint32 c, uint40 d, uint72 e, int8 f, int16 g, int32 h, int64 i, int128 j
    ) external pure returns (uint8, uint16, uint32, uint40, uint72, int8, int16, int32, int64, int128) {
        return (a, b, c, d, e, f, g, h, i, j);
    }

    function echo(Parcel[] calldata parcels, bytes calldata note, bool[2][] calldata flags, bytes3 code)
        external pure returns (Parcel[] memory, bytes memory, bool[2][] memory flagsAgain, bytes3)
    {
        return (parcels, note, flags, code);
    }

    function move(address to, uint256 amount) external returns (bool ok) {
        emit Moved(msg.sender, to, amount);
        return true;
    }

    function move(bytes32 id) external {
        emit Moved(id, true);
        emit Silent();
    }

    function refuse(bytes32 id, uint64 until, string calldata reason) external pure {
        revert Refused(id, until, reason);
    }

    function close() external pure { revert Closed(); }

    receive() external payable { }
}
