using System.Collections.Immutable;
using System.Reflection;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Language;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Tests.Orders;

/// <summary>The messages of <c>Cases/*.txt</c>, each line with what the order must hold after them.</summary>
internal static class OrderDataCases
{
    private static readonly ImmutableArray<string> Files = ["order-data.txt", "order-data-2.txt"];

    public static ImmutableArray<(ImmutableArray<string> Messages, Recipient Expected)> All { get; } =
        [.. Files.SelectMany(Lines).Select(Parse)];

    /// <summary>What the order holds after the messages, read as a conversation reads them that has asked for delivery data.</summary>
    public static Recipient After(IEnumerable<string> messages)
    {
        var known = new Recipient();
        foreach (var message in messages)
        {
            var phone = PhoneNumbers.Find(message, out var rest);
            if (phone is null)
                PhoneNumbers.FindFaulty(rest, out rest);
            known = known.Updated(DeliveryReader.Read(Lexicon.Common.Read(rest), phone, known, awaited: !known.Complete));
        }

        return known;
    }

    private static IEnumerable<string> Lines(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }

    private static (ImmutableArray<string> Messages, Recipient Expected) Parse(string line)
    {
        var sides = line.Split(" => ");
        var fields = sides[1].Split(" | ").Select(field => field is "-" ? null : field).ToArray();
        var messages = sides[0].Replace("\\n", "\n", StringComparison.Ordinal).Split(" // ");
        return ([.. messages], new Recipient { FullName = fields[0], Phone = fields[1], City = fields[2], Branch = fields[3] });
    }
}
