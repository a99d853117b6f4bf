namespace MirtAi.Silo.Documents;

/// <summary>The kinds of files that are read, by the endings of their names.</summary>
public static class DocumentFormats
{
    public const string Pdf = "pdf", Docx = "docx", Xlsx = "xlsx", Xls = "xls", Csv = "csv", Text = "txt", Markdown = "md";

    /// <summary>What to do about a file of another kind.</summary>
    public const string Advice =
        "The file's name must end in .pdf, .docx, .xlsx, .xls, .csv, .txt or .md; save an old .doc as .docx and upload that.";

    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.Ordinal)
    {
        [Pdf] = "application/pdf",
        [Docx] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [Xlsx] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [Xls] = "application/vnd.ms-excel",
        [Csv] = "text/csv",
        [Text] = "text/plain",
        [Markdown] = "text/markdown",
    };

    /// <summary>Each format.</summary>
    public static IReadOnlyCollection<string> All => MediaTypes.Keys;

    /// <summary>The format of a file, null if it is not read.</summary>
    public static string? Of(string name)
    {
        var ending = Path.GetExtension(name).TrimStart('.').ToLowerInvariant();
        return MediaTypes.ContainsKey(ending) ? ending : null;
    }

    /// <summary>The media type of a format.</summary>
    public static string MediaType(string format) => MediaTypes[format];
}
