namespace MirtAi.Silo.Tests.Storage.Notes;

internal sealed record Note(string SessionKey, string Text, DateTimeOffset? DueAt, bool Reminded);
