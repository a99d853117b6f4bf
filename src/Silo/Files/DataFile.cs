using System.Buffers;
using System.Globalization;
using System.Text.Unicode;

namespace MirtAi.Silo.Files;

/// <summary>A file of the shop as it was read at one moment: its content, or why it could not be read.</summary>
internal sealed record DataFile(string Path, ReadOnlyMemory<byte> Content, string? Fault)
{
    /// <summary>The largest file that is read.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    private const int BufferBytes = 32 * 1024;

    private static ReadOnlySpan<byte> Mark => "\uFEFF"u8;

    /// <summary>Reads a file; what prevents it is a <see cref="Fault"/>, never an exception.</summary>
    public static DataFile Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            var buffer = new byte[BufferBytes];
            while (stream.Read(buffer) is > 0 and var count)
            {
                content.Write(buffer, 0, count);
                if (content.Length > MaxBytes)
                    return new DataFile(path, default, $"larger than {MaxBytes} bytes");
            }

            return new DataFile(path, content.ToArray(), null);
        }
        catch (UnauthorizedAccessException)
        {
            return new DataFile(path, default, "cannot be read, permission denied; let the user of this service read it");
        }
        catch (IOException exception)
        {
            return new DataFile(path, default, $"cannot be read; put a readable file there or remove it. {exception.Message}");
        }
    }

    /// <summary>
    /// The content as text, without a byte order mark; null, and a line among the faults, if there is none or it is not UTF-8.
    /// </summary>
    public string? Text(List<string> faults)
    {
        if (Fault is not null)
        {
            faults.Add($"{Path}:0: {Fault}");
            return null;
        }

        var bytes = Content.Span;
        var start = bytes.StartsWith(Mark) ? Mark.Length : 0;
        var characters = new char[bytes.Length];
        if (Utf8.ToUtf16(bytes[start..], characters, out var read, out var written, replaceInvalidSequences: false) is OperationStatus.Done)
            return new string(characters, 0, written);

        var offset = start + read;
        var line = bytes[..offset].Count((byte)'\n') + 1;
        faults.Add(string.Create(
            CultureInfo.InvariantCulture, $"{Path}:{line}: is not UTF-8, byte {offset} is 0x{bytes[offset]:X2}; save the file as UTF-8"));
        return null;
    }
}
