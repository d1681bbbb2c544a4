using Carbon.Grpc.Server;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;

namespace Carbon.Grpc.Reflection;

/// <summary>Answers questions about the mapped services; built once, at the first question.</summary>
internal sealed class ReflectionIndex
{
    private readonly MappedServices _mapped;
    private readonly Lazy<Tables> _tables;

    public ReflectionIndex(MappedServices mapped)
    {
        _mapped = mapped;
        _tables = new Lazy<Tables>(() => new Tables(mapped.Descriptors));
    }

    public ServerReflectionResponse Answer(ServerReflectionRequest request)
    {
        var response = new ServerReflectionResponse { ValidHost = request.Host, OriginalRequest = request };
        switch (request.MessageRequestCase)
        {
            case ServerReflectionRequest.MessageRequestOneofCase.ListServices:
                response.ListServicesResponse = ListServices();
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.FileByFilename:
                Fill(response, _tables.Value.Files.GetValueOrDefault(request.FileByFilename));
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.FileContainingSymbol:
                Fill(response, _tables.Value.FileOfSymbol(request.FileContainingSymbol));
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.FileContainingExtension:
                var wanted = (request.FileContainingExtension.ContainingType,
                    request.FileContainingExtension.ExtensionNumber);
                Fill(response, _tables.Value.Extensions.GetValueOrDefault(wanted));
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.AllExtensionNumbersOfType:
                FillExtensions(response, request.AllExtensionNumbersOfType);
                break;
            default:
                response.ErrorResponse = Error(StatusCode.InvalidArgument, "The request asks nothing.");
                break;
        }

        return response;
    }

    private static ErrorResponse Error(StatusCode code, string message) =>
        new() { ErrorCode = (int)code, ErrorMessage = message };

    private static void Fill(ServerReflectionResponse response, FileDescriptor? file)
    {
        if (file is null)
        {
            response.ErrorResponse = Error(StatusCode.NotFound, "No served file declares it.");
            return;
        }

        var files = new FileDescriptorResponse();
        files.FileDescriptorProto.AddRange(Tables.WithImports(file).Select(each => each.SerializedData));
        response.FileDescriptorResponse = files;
    }

    private ListServiceResponse ListServices()
    {
        var list = new ListServiceResponse();
        list.Service.AddRange(_mapped.Descriptors.Select(service => new ServiceResponse { Name = service.FullName }));
        return list;
    }

    private void FillExtensions(ServerReflectionResponse response, string type)
    {
        if (_tables.Value.FileOfSymbol(type) is null)
        {
            response.ErrorResponse = Error(StatusCode.NotFound, "No served file declares it.");
            return;
        }

        var numbers = new ExtensionNumberResponse { BaseTypeName = type };
        numbers.ExtensionNumber.AddRange(
            _tables.Value.Extensions.Keys.Where(key => key.Type == type).Select(key => key.Number).Order());
        response.AllExtensionNumbersResponse = numbers;
    }

    private sealed class Tables
    {
        private readonly Dictionary<string, FileDescriptor> _symbols = new(StringComparer.Ordinal);

        public Tables(IEnumerable<ServiceDescriptor> services)
        {
            foreach (var file in services.SelectMany(service => WithImports(service.File)))
            {
                if (Files.TryAdd(file.Name, file))
                    AddFile(file);
            }
        }

        public Dictionary<string, FileDescriptor> Files { get; } = new(StringComparer.Ordinal);

        public Dictionary<(string Type, int Number), FileDescriptor> Extensions { get; } = [];

        /// <summary>The file, then every file it imports, each once.</summary>
        public static List<FileDescriptor> WithImports(FileDescriptor file)
        {
            var found = new List<FileDescriptor> { file };
            for (var i = 0; i < found.Count; i++)
                found.AddRange(found[i].Dependencies.Where(import => !found.Contains(import)).ToArray());
            return found;
        }

        public FileDescriptor? FileOfSymbol(string symbol) => _symbols.GetValueOrDefault(symbol);

        private void AddFile(FileDescriptor file)
        {
            foreach (var service in file.Services)
                AddAll(file, [service, .. service.Methods]);
            foreach (var type in file.EnumTypes)
                AddAll(file, [type, .. type.Values]);
            foreach (var type in file.MessageTypes)
                AddMessage(type);
            AddExtensions(file, file.Extensions);
        }

        private void AddMessage(MessageDescriptor message)
        {
            AddAll(message.File, [message, .. message.Fields.InDeclarationOrder()]);
            foreach (var type in message.EnumTypes)
                AddAll(message.File, [type, .. type.Values]);
            foreach (var type in message.NestedTypes)
                AddMessage(type);
            AddExtensions(message.File, message.Extensions);
        }

        private void AddAll(FileDescriptor file, IEnumerable<IDescriptor> symbols)
        {
            foreach (var symbol in symbols)
                _symbols[symbol.FullName] = file;
        }

        private void AddExtensions(FileDescriptor file, ExtensionCollection extensions)
        {
            foreach (var extension in extensions.UnorderedExtensions)
            {
                _symbols[extension.FullName] = file;
                Extensions[(extension.ExtendeeType.FullName, extension.FieldNumber)] = file;
            }
        }
    }
}
