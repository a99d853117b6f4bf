namespace MirtAi.Api.Console;

/// <summary>Reads the fields of forms.</summary>
internal static class FormText
{
    /// <summary>A field's text without what databases cannot store; empty if it is absent.</summary>
    public static string Text(this IFormCollection form, string field) =>
        form[field].ToString().Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();
}
