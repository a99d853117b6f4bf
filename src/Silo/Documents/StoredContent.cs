namespace MirtAi.Silo.Documents;

/// <summary>Bytes that are stored in pieces.</summary>
/// <param name="Id">By which their pieces are found.</param>
/// <param name="Sha256">In lower-case hexadecimal digits.</param>
/// <param name="Size">How many they are.</param>
internal sealed record StoredContent(string Id, string Sha256, long Size);
