namespace MirtAi.Api.Documents;

/// <summary>A file that is being uploaded.</summary>
/// <param name="Name">Its name, without folders.</param>
/// <param name="Body">Its bytes as they come; there may be more of them than are wanted.</param>
internal sealed record UploadedFile(string Name, Stream Body);
