using System.Globalization;
using System.Text;

namespace MirtAi.Silo.Documents.Conversion;

/// <summary>
/// A process of its own that converts one document, from its standard input to its standard output: whatever the document does to it, the
/// service lives on. See <see cref="ConversionProcess"/>.
/// </summary>
internal static class ConversionCommand
{
    /// <summary>
    /// The first argument; the second is the format, one of <see cref="DocumentFormats"/>, the third the seconds after which it ends in any
    /// case: whoever began it may be gone.
    /// </summary>
    public const string Name = "convert-document";

    /// <summary>The exit code when the output is the reason, and not markdown.</summary>
    public const int NotRead = 3;

    private const int WaitedFor = 4;

    /// <summary>Converts, and says how by its exit code.</summary>
    public static async Task<int> Run(string format, string seconds)
    {
        var patience = TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture));
        await using var end = TimeProvider.System.CreateTimer(
            _ => Environment.Exit(WaitedFor), null, patience, Timeout.InfiniteTimeSpan);
        OfferItself();
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        var (text, code) = Convert(format, await Read(input));
        await output.WriteAsync(Encoding.UTF8.GetBytes(text));
        return code;
    }

    private static (string Text, int Code) Convert(string format, byte[] content)
    {
        try
        {
            return (DocumentConversion.Convert(format, content, new ConversionLimits()), 0);
        }
        catch (ConversionException exception)
        {
            return (exception.Reason, NotRead);
        }
        catch (OutOfMemoryException)
        {
            return (DocumentReasons.TooLarge, NotRead);
        }
    }

    /// <summary>Where the machine has too little memory for both, Linux ends this process and not the service.</summary>
    private static void OfferItself()
    {
        const string Preference = "/proc/self/oom_score_adj";
        if (File.Exists(Preference))
            File.WriteAllText(Preference, "1000");
    }

    private static async Task<byte[]> Read(Stream input)
    {
        using var content = new MemoryStream();
        await input.CopyToAsync(content);
        return content.ToArray();
    }
}
