using System.Text;
using MirtAi.Silo.Catalog;

namespace MirtAi.Silo.Tests.Catalog;

/// <summary>Which files of the folder are read, and what is said of those that cannot be.</summary>
public sealed class CatalogFilesTests : IDisposable
{
    /// <summary>Nobody may read it, whoever runs the tests.</summary>
    private const string Unreadable = "/proc/sys/vm/compact_memory";

    private readonly CatalogFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("._anna.yaml")]
    [InlineData(".#anna.yaml")]
    [InlineData(".anna.yaml.swp")]
    [InlineData("#anna.yaml#")]
    [InlineData("anna.yaml~")]
    [InlineData("anna.yaml.bak")]
    [InlineData("..2026_11_28/anna.yaml")]
    [InlineData("__MACOSX/._anna.yaml")]
    public void Leftovers_of_editors_and_systems_are_left_out(string name)
    {
        folder.Write(name, "products: [\0");

        Assert.Equal(9, CatalogLoader.Load(folder.Path).Products.Length);
    }

    [Theory]
    [InlineData("laguna.yml")]
    [InlineData("LAGUNA.YAML")]
    [InlineData("suits/laguna.yaml")]
    [InlineData("suits/plush/laguna.yml")]
    public void Yaml_is_read_under_each_of_its_names_and_in_folders_below(string name)
    {
        folder.Move("laguna.yaml", name);

        Assert.NotNull(CatalogLoader.Load(folder.Path).Find("11698818"));
    }

    [Fact]
    public void Another_encoding_is_named_with_its_line_and_its_first_foreign_byte()
    {
        File.WriteAllBytes(Path.Combine(folder.Path, "zz.yaml"), [.. "products:\n  - id: "u8, 0xD1, 0xF3, 0xEA, .. "\n"u8]);

        Assert.Contains("zz.yaml:2: is not UTF-8, byte 18 is 0xD1; save the file as UTF-8", Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_does_no_harm()
    {
        var anna = Path.Combine(folder.Path, "anna.yaml");
        File.WriteAllText(anna, File.ReadAllText(anna), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal(9, CatalogLoader.Load(folder.Path).Products.Length);
    }

    [Theory]
    [InlineData(Unreadable, "permission denied")]
    [InlineData("/nowhere/at/all.yaml", "cannot be read")]
    [InlineData("zz.yaml", "cannot be read")]
    public void A_file_that_cannot_be_read_is_one_fault_that_names_it(string target, string reason)
    {
        File.CreateSymbolicLink(Path.Combine(folder.Path, "zz.yaml"), target);

        Assert.StartsWith(Path.Combine(folder.Path, "zz.yaml") + ":0: ", Fault(), StringComparison.Ordinal);
        Assert.Contains(reason, Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bottomless_file_is_a_fault()
    {
        folder.Write("zz.yaml", "products: " + new string('[', 100_000));

        Assert.Contains("nested deeper", Fault(), StringComparison.Ordinal);
    }

    /// <summary>Whatever is written into a file: the catalogue is read, or its faults are told; nothing else happens.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("- - -")]
    [InlineData("? [a]\n: b")]
    [InlineData("*x")]
    [InlineData("&x [*x]")]
    [InlineData("!!binary zz")]
    [InlineData("\t")]
    [InlineData("    : x")]
    [InlineData("    aliases: [\"\", \"~\", \"|\", \" \", \"@\", \"..\"]")]
    [InlineData("    name: []")]
    [InlineData("    prices: { ? [a] : 5 }")]
    [InlineData("    prices: { ~: 99999999999999999999999999999999999999 }")]
    public void Any_line_is_read_or_is_a_fault_wherever_it_stands(string line)
    {
        const int Stride = 3;
        var lines = File.ReadAllLines(Path.Combine(folder.Path, "anna.yaml"));
        for (var at = line.Length % Stride; at < lines.Length; at += Stride)
        {
            folder.Write("anna.yaml", string.Join('\n', lines[..at].Append(line).Concat(lines[(at + 1)..])));

            var exception = Record.Exception(() => CatalogLoader.Load(folder.Path));
            Assert.True(exception is null or CatalogException, $"line {at + 1}: {exception}");
        }
    }

    private string Fault() => Assert.Single(Assert.Throws<CatalogException>(() => CatalogLoader.Load(folder.Path)).Faults);
}
