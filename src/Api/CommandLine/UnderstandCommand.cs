using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Silo.Catalog;
using MirtAi.Silo.Evaluation;

namespace MirtAi.Api.CommandLine;

/// <summary>
/// <c>./mirt understand TEXT</c>: shows what a message is understood as without a model, and why; <c>./mirt understand check</c> examines
/// the examples that understanding is learned from.
/// </summary>
internal static class UnderstandCommand
{
    private const int Good = 0, Faulty = 1, Misused = 2;

    private const string Catalogue = "data/catalog", Folder = "data/understanding";

    // A working day's morning, so that a text means the same at night.
    private static readonly DateTimeOffset Now = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    /// <summary>0 if it is done, 1 if examples or the catalogue are faulty, 2 for wrong use.</summary>
    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is ["check", .. var files] && !files.Any(file => file.StartsWith("--", StringComparison.Ordinal)))
            return Check(files, output);
        if (UnderstandArguments.Parse(args) is not { } arguments)
            return await Misuse(UnderstandArguments.Usage, errors);

        try
        {
            var catalog = CatalogLoader.Load(Catalogue);
            return Begin(arguments, catalog) is { } conversation
                ? Tell(UnderstoodText.Read(arguments.Text, conversation, catalog), output)
                : await Misuse(Names(), errors);
        }
        catch (CatalogException exception)
        {
            await errors.WriteLineAsync(exception.Message);
            return Faulty;
        }
    }

    private static Conversation? Begin(UnderstandArguments arguments, ProductCatalog catalog)
    {
        if (arguments.Asked is { } question)
            return StartingPoint.Asked(question, null, catalog, Now);
        if (arguments.State is not { } name)
            return StartingPoint.In(ConversationState.Init, null, catalog, Now);
        return ContractNames.Parse<ConversationState>(name) is { } state ? StartingPoint.In(state, null, catalog, Now) : null;
    }

    private static string Names() =>
        $"--state takes {string.Join(", ", Enum.GetValues<ConversationState>().Select(state => state.ContractName()))}; "
        + $"--asked takes {string.Join(", ", StartingPoint.Questions)}";

    private static int Tell(UnderstoodText understood, TextWriter output)
    {
        foreach (var line in understood.Lines())
            output.WriteLine(line);
        return Good;
    }

    private static int Check(string[] files, TextWriter output)
    {
        var report = files.Length > 0 ? ExampleReport.Of(files) : ExampleReport.OfFolder(Folder);
        foreach (var line in report.Lines())
            output.WriteLine(line);
        return report.Faults.IsEmpty ? Good : Faulty;
    }

    private static async Task<int> Misuse(string message, TextWriter errors)
    {
        await errors.WriteLineAsync(message);
        return Misused;
    }
}
