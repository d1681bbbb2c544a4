using System.Text.Json.Nodes;

namespace Carbon.Ethereum.Tests;

public sealed class TypedMessageTests
{
    [Fact]
    public void Agrees_with_the_published_vectors()
    {
        var cases = Repository.Vectors("eip712");

        Assert.Equal(1025, cases.Length);
        Assert.All(cases, c =>
        {
            var message = TypedMessage.Parse(new JsonObject
            {
                ["types"] = JsonNode.Parse(c.GetProperty("types").GetRawText()),
                ["primaryType"] = c.Text("primaryType"),
                ["domain"] = JsonNode.Parse(c.GetProperty("domain").GetRawText()),
                ["message"] = JsonNode.Parse(c.GetProperty("data").GetRawText()),
            }.ToJsonString());
            Assert.Equal(c.Text("encoded"), Hex.Format(message.Encode()));
            Assert.Equal(c.Text("digest"), message.Digest().ToString());
        });
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("nothing")]
    [InlineData("""{"types":{"A":[{"name":"x","type":"uint8"}]},"primaryType":"A","domain":{},"message":{}}""")]
    [InlineData("""{"types":{"A":[{"name":"x","type":"uint8"}]},"primaryType":"A","domain":{},"message":{"x":256}}""")]
    [InlineData("""{"types":{"A":[{"name":"x","type":"uint8"}]},"primaryType":"A","domain":{},"message":{"x":"a"}}""")]
    [InlineData("""{"types":{"A":[{"name":"x","type":"odd"}]},"primaryType":"A","domain":{},"message":{"x":1}}""")]
    [InlineData("""{"types":{"A":[{"name":"x","type":"bool[2]"}]},"primaryType":"A","domain":{},"message":{"x":[]}}""")]
    [InlineData("""{"types":{"A":[{"name":"x","type":"A"}]},"primaryType":"A","domain":{},"message":{"x":null}}""")]
    [InlineData("""{"types":{},"primaryType":"A","domain":{},"message":{}}""")]
    public void Refuses_a_malformed_message(string json) =>
        Assert.Throws<TypedMessageFormatException>(() => TypedMessage.Parse(json).Digest());
}
