namespace Carbon.Ethereum.Generator;

/// <summary>A type as the ABI gives it: its canonical text, its C# type, and for a tuple the struct's record.</summary>
internal sealed record TypeModel(string Text, string CSharp, TypeModel? Element, StructModel? Struct, bool IsValue);

/// <summary>A parameter, a struct member or a result.</summary>
internal sealed record ParameterModel(string Name, TypeModel Type, bool Indexed);

/// <summary>A struct and the C# name of its record.</summary>
internal sealed record StructModel(string Name, IReadOnlyList<ParameterModel> Members);

/// <summary>A function, event or error; <c>Name</c> is unique in C#, <c>Signature</c> is what is hashed.</summary>
internal sealed record MemberModel(
    string Name,
    string Signature,
    IReadOnlyList<ParameterModel> Parameters,
    IReadOnlyList<ParameterModel> Results);

/// <summary>All that the bindings of one contract need.</summary>
internal sealed record ContractModel(
    string Name,
    string Bytecode,
    IReadOnlyList<ParameterModel> Constructor,
    IReadOnlyList<MemberModel> Functions,
    IReadOnlyList<MemberModel> Events,
    IReadOnlyList<MemberModel> Errors,
    IReadOnlyList<StructModel> Structs);
