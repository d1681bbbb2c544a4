"""One scenario with grpcio against the echo server: grpcio_client.py <port> <scenario>.

Messages are written by hand, so that nothing but grpcio itself is needed.
"""
import sys

try:
    import grpc
except ImportError as error:
    print(f"The module grpc is missing: install Debian's python3-grpcio. ({error})", file=sys.stderr)
    sys.exit(3)

SERVICE = "/carbon.test.v1.EchoService/"


def varint(value):
    value &= (1 << 64) - 1
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def read_varint(data, at):
    value = shift = 0
    while True:
        octet = data[at]
        at += 1
        value |= (octet & 0x7F) << shift
        shift += 7
        if octet < 0x80:
            return value, at


def request(text="", times=0, fail_code=0, wait=False, blob=b""):
    raw = text.encode()
    out = b"\x0a" + varint(len(raw)) + raw
    out += b"\x10" + varint(times) + b"\x18" + varint(fail_code) + b"\x20" + varint(int(wait))
    return out + b"\x3a" + varint(len(blob)) + blob


def reply(data):
    fields, at = {1: b"", 3: 0}, 0
    while at < len(data):
        tag, at = read_varint(data, at)
        value, at = read_varint(data, at)
        if tag & 7 == 2:
            value, at = data[at:at + value], at + value
        fields[tag >> 3] = value
    return fields[1].decode(), fields[3]


def same(actual, expected):
    if actual != expected:
        raise AssertionError(f"{actual!r} is not {expected!r}")


def failure(act):
    try:
        act()
    except grpc.RpcError as error:
        return error
    raise AssertionError("The call succeeded.")


def asked(error, code, text):
    same(error.code(), code)
    same(error.details(), f"按要求失败: 100% {text}")
    trailers = dict(error.trailing_metadata())
    same(trailers["why"], "asked")
    same(trailers["why-bin"], b"\x00\xff\x10")


def unary(channel):
    metadata = (("x-text", "one"), ("x-some-bin", b"\x01\x02\xff"))
    data, call = channel.unary_unary(SERVICE + "Say").with_call(request("headers"), metadata=metadata)
    same(reply(data)[0], "headers")
    same(dict(call.initial_metadata())["early"], "bird")
    same(call.code(), grpc.StatusCode.OK)
    trailers = dict(call.trailing_metadata())
    same(trailers["x-text"], "one")
    same(trailers["x-some-bin"], b"\x01\x02\xff")


def client_stream(channel):
    data = channel.stream_unary(SERVICE + "Collect")(iter([request("a"), request("b"), request("票")]))
    same(reply(data)[0], "a,b,票")


def server_stream(channel):
    texts = [reply(data)[0] for data in channel.unary_stream(SERVICE + "Repeat")(request("r", times=500))]
    same(texts, ["r"] * 500)


def duplex(channel):
    requests = iter([request(str(i)) for i in range(50)])
    texts = [reply(data)[0] for data in channel.stream_stream(SERVICE + "Chat")(requests)]
    same(texts, [str(i) for i in range(50)])


def error(channel):
    say = channel.unary_unary(SERVICE + "Say")
    asked(failure(lambda: say(request("x", fail_code=9))), grpc.StatusCode.FAILED_PRECONDITION, "x")
    texts = []
    replies = channel.unary_stream(SERVICE + "Repeat")(request("y", times=3, fail_code=10))
    broken = failure(lambda: texts.extend(reply(data)[0] for data in replies))
    asked(broken, grpc.StatusCode.ABORTED, "y")
    same(texts, ["y"] * 3)
    unexpected = failure(lambda: say(request(fail_code=-1)))
    same(unexpected.code(), grpc.StatusCode.UNKNOWN)
    same("secret" in unexpected.details(), False)


def deadline(channel):
    say = channel.unary_unary(SERVICE + "Say")
    say(request("connected"))
    late = failure(lambda: say(request("late", wait=True), timeout=0.7))
    same(late.code(), grpc.StatusCode.DEADLINE_EXCEEDED)


def cancel(channel):
    call = channel.unary_stream(SERVICE + "Repeat")(request("cancel-me", times=-1))
    for _ in range(3):
        next(call)
    call.cancel()
    same(failure(lambda: list(call)).code(), grpc.StatusCode.CANCELLED)


def max_size(channel):
    say = channel.unary_unary(SERVICE + "Say")
    refused = failure(lambda: say(request(blob=b"7" * (2 * 1024 * 1024))))
    same(refused.code(), grpc.StatusCode.RESOURCE_EXHAUSTED)
    same(reply(say(request(blob=b"7" * (900 * 1024))))[1], 900 * 1024)


def gzip(channel):
    say = channel.unary_unary(SERVICE + "Say")
    text = "长" * 20000
    same(reply(say(request(text), compression=grpc.Compression.Gzip))[0], text)
    same(reply(say(request(), compression=grpc.Compression.Gzip))[0], "")


def unknown_method(channel):
    for path in (SERVICE + "Shout", "/carbon.test.v1.NoService/Say"):
        unknown = failure(lambda: channel.unary_unary(path)(b""))
        same(unknown.code(), grpc.StatusCode.UNIMPLEMENTED)


SCENARIOS = {act.__name__: act for act in (
    unary, client_stream, server_stream, duplex, error, deadline, cancel, max_size, gzip, unknown_method)}

if __name__ == "__main__":
    port, scenario = sys.argv[1:]
    with grpc.insecure_channel(f"127.0.0.1:{port}", options=(("grpc.enable_http_proxy", 0),)) as echo:
        SCENARIOS[scenario](echo)
    print(f"passed {scenario}")
