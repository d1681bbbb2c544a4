using Carbon.Cli.CommandLine;

namespace Carbon.Cli.Tests;

public sealed class TableTests
{
    [Fact]
    public void Aligns_columns_where_chinese_and_latin_mix()
    {
        var table = new Table("节点", "高度");
        table.Add("forestry", "7");
        table.Add("银行（甲）", "12");
        using var writer = new StringWriter { NewLine = "\n" };

        table.Write(writer);

        Assert.Equal("节点        高度\nforestry    7\n银行（甲）  12\n", writer.ToString());
    }

    [Theory]
    [InlineData("ticket", 6)]
    [InlineData("碳票", 4)]
    [InlineData("Ａ１", 4)]
    [InlineData("", 0)]
    public void Counts_the_columns_of_a_text(string text, int columns) => Assert.Equal(columns, DisplayWidth.Of(text));
}
