using System.Net;
using Carbon.Grpc.Client;
using Carbon.Grpc.Wire;
using Grpc.Core;

namespace Carbon.Grpc.Tests;

public sealed class WireTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain text, (brackets) ~", "plain text, (brackets) ~")]
    [InlineData("100%", "100%25")]
    [InlineData("碳票", "%E7%A2%B3%E7%A5%A8")]
    [InlineData("line\r\nbreak", "line%0D%0Abreak")]
    [InlineData("🌲", "%F0%9F%8C%B2")]
    [InlineData("\u007f", "%7F")]
    public void A_message_is_percent_encoded_and_comes_back(string text, string encoded)
    {
        Assert.Equal(encoded, PercentEncoding.Encode(text));
        Assert.Equal(text, PercentEncoding.Decode(encoded));
    }

    [Theory]
    [InlineData("%", "%")]
    [InlineData("%4", "%4")]
    [InlineData("%zz", "%zz")]
    [InlineData("%41%", "A%")]
    [InlineData("%e7%a2%b3", "碳")]
    public void A_broken_escape_stays_as_it_came(string encoded, string text) =>
        Assert.Equal(text, PercentEncoding.Decode(encoded));

    [Theory]
    [InlineData("1H", 36_000_000_000)]
    [InlineData("2M", 1_200_000_000)]
    [InlineData("3S", 30_000_000)]
    [InlineData("250m", 2_500_000)]
    [InlineData("7u", 70)]
    [InlineData("100n", 1)]
    [InlineData("1n", 1)]
    [InlineData("0S", 0)]
    [InlineData("99999999H", 3_599_999_964_000_000_000)]
    public void A_timeout_is_read(string text, long ticks)
    {
        Assert.True(TimeoutHeader.TryDecode(text, out var timeout));
        Assert.Equal(ticks, timeout.Ticks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("S")]
    [InlineData("1")]
    [InlineData("1s")]
    [InlineData("-1S")]
    [InlineData("+1S")]
    [InlineData("1.5S")]
    [InlineData(" 1S")]
    [InlineData("123456789S")]
    public void A_malformed_timeout_is_not_read(string text) => Assert.False(TimeoutHeader.TryDecode(text, out _));

    [Theory]
    [InlineData(0, "1n")]
    [InlineData(-5, "1n")]
    [InlineData(1, "1u")]
    [InlineData(11, "2u")]
    [InlineData(10_000_000, "1000000u")]
    [InlineData(10_000_000_000, "1000000m")]
    public void A_timeout_is_written_rounded_up(long ticks, string text) =>
        Assert.Equal(text, TimeoutHeader.Encode(new TimeSpan(ticks)));

    [Fact]
    public void Every_written_timeout_reads_as_at_least_itself()
    {
        var random = new Random(20261121);
        for (var i = 0; i < 10_000; i++)
        {
            var remaining = new TimeSpan(random.NextInt64(1, 1L << random.Next(1, 62)));
            var text = TimeoutHeader.Encode(remaining);
            Assert.True(TimeoutHeader.TryDecode(text, out var read), text);
            Assert.True(read >= remaining, $"{remaining.Ticks} was written {text}");
        }
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, StatusCode.Internal)]
    [InlineData(HttpStatusCode.Unauthorized, StatusCode.Unauthenticated)]
    [InlineData(HttpStatusCode.Forbidden, StatusCode.PermissionDenied)]
    [InlineData(HttpStatusCode.NotFound, StatusCode.Unimplemented)]
    [InlineData(HttpStatusCode.TooManyRequests, StatusCode.Unavailable)]
    [InlineData(HttpStatusCode.BadGateway, StatusCode.Unavailable)]
    [InlineData(HttpStatusCode.ServiceUnavailable, StatusCode.Unavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout, StatusCode.Unavailable)]
    [InlineData(HttpStatusCode.InternalServerError, StatusCode.Unknown)]
    public void An_http_status_stands_for_a_code(HttpStatusCode http, StatusCode code) =>
        Assert.Equal(code, ClientFaults.OfHttpStatus(http));

    [Theory]
    [InlineData(0, StatusCode.Unavailable)]
    [InlineData(1, StatusCode.Internal)]
    [InlineData(7, StatusCode.Unavailable)]
    [InlineData(8, StatusCode.Cancelled)]
    [InlineData(11, StatusCode.ResourceExhausted)]
    [InlineData(12, StatusCode.PermissionDenied)]
    public void An_http2_error_stands_for_a_code(long error, StatusCode code) =>
        Assert.Equal(code, ClientFaults.OfHttp2Error(error));

    [Theory]
    [InlineData("application/grpc", true)]
    [InlineData("application/grpc+proto", true)]
    [InlineData("Application/gRPC; charset=utf-8", true)]
    [InlineData("application/grpc-web", false)]
    [InlineData("application/json", false)]
    [InlineData(null, false)]
    public void The_media_type_is_known(string? type, bool known) =>
        Assert.Equal(known, Protocol.IsContentType(type));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Bytes_travel_as_base64_with_or_without_padding(int length)
    {
        var bytes = Enumerable.Range(250, length).Select(value => unchecked((byte)value)).ToArray();
        var sent = MetadataHeaders.ValueOf(new Metadata.Entry("k-bin", bytes));
        Assert.DoesNotContain('=', sent);
        var metadata = new Metadata();
        MetadataHeaders.AddReceived(metadata, "K-Bin", sent);
        MetadataHeaders.AddReceived(metadata, "k-bin", Convert.ToBase64String(bytes));
        MetadataHeaders.AddReceived(metadata, "k-bin", $"{sent},{sent}");
        Assert.Equal(4, metadata.Count);
        Assert.All(metadata, entry => Assert.Equal(bytes, entry.ValueBytes));
    }

    [Theory]
    [InlineData("has space", "v")]
    [InlineData("名", "v")]
    [InlineData("k", "值")]
    [InlineData("k", "line\nbreak")]
    [InlineData("k-bin", "text")]
    public void Metadata_that_cannot_travel_is_refused(string key, string value) =>
        Assert.ThrowsAny<ArgumentException>(() => new Metadata.Entry(key, value));
}
