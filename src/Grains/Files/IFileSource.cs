namespace MirtAi.Grains.Files;

/// <summary>Opens files by reference, whose scheme says where they lie. Photos have sources of their own.</summary>
public interface IFileSource
{
    /// <summary>The largest file that is opened, in bytes: what bots may fetch from Telegram (Bot API, getFile).</summary>
    const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>How long opening one may take, to its last byte; without it by then there is none.</summary>
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>The scheme, without the colon.</summary>
    string Scheme { get; }

    /// <summary>The file, or null if there is none now, or it is larger than <see cref="MaxBytes"/>.</summary>
    Task<ReadOnlyMemory<byte>?> Open(string reference, CancellationToken cancellationToken);
}
