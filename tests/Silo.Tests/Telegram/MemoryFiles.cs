using MirtAi.Grains.Files;

namespace MirtAi.Silo.Tests.Telegram;

/// <summary>Files of one scheme, by the part of the reference behind the colon.</summary>
internal sealed class MemoryFiles(string scheme, Dictionary<string, byte[]> files) : IFileSource
{
    public string Scheme => scheme;

    public Task<ReadOnlyMemory<byte>?> Open(string reference, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOnlyMemory<byte>?>(files.TryGetValue(reference[(scheme.Length + 1)..], out var content) ? content : null);
}
