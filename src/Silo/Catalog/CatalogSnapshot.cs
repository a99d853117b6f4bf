using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using MirtAi.Silo.Files;

namespace MirtAi.Silo.Catalog;

/// <summary>
/// The files of the catalogue's folder and of those below it, as they were at one moment. Names that begin with a dot are left out:
/// editors and file systems keep leftovers under such names, and Kubernetes the versions of a ConfigMap.
/// </summary>
internal sealed record CatalogSnapshot(string Folder, ImmutableArray<DataFile> Files, string? Fault, string Fingerprint)
{
    private const int MaxFolderDepth = 8;

    private static readonly EnumerationOptions Visible = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = MaxFolderDepth,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
        IgnoreInaccessible = false,
    };

    /// <summary>Reads the folder; what prevents it is a <see cref="Fault"/>, never an exception.</summary>
    public static CatalogSnapshot Read(string folder)
    {
        var (names, fault) = Names(folder);
        ImmutableArray<DataFile> files =
            [.. names.Where(YamlFile.IsYaml).Order(StringComparer.Ordinal).Select(name => DataFile.Read(Path.Combine(folder, name)))];
        return new CatalogSnapshot(folder, files, fault, FingerprintOf(files, names, fault));
    }

    private static (List<string> Names, string? Fault) Names(string folder)
    {
        try
        {
            return ([.. Directory.EnumerateFiles(folder, "*", Visible).Select(file => Path.GetRelativePath(folder, file))], null);
        }
        catch (DirectoryNotFoundException)
        {
            return ([], "the folder does not exist; set Data:Root to the folder that holds catalog/");
        }
        catch (UnauthorizedAccessException exception)
        {
            return ([], $"cannot be listed; let the user of this service read it. {exception.Message}");
        }
        catch (IOException exception)
        {
            return ([], $"cannot be listed; set Data:Root to the folder that holds catalog/. {exception.Message}");
        }
    }

    /// <summary>
    /// Of contents and not of times: a copy may keep its original's. Of every file's name too: products name photos that must be there.
    /// </summary>
    private static string FingerprintOf(ImmutableArray<DataFile> files, List<string> names, string? fault)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Encoding.UTF8.GetBytes(fault ?? ""));
        foreach (var name in names.Order(StringComparer.Ordinal))
            Append(hash, Encoding.UTF8.GetBytes(name));
        foreach (var file in files)
            Append(hash, file.Fault is null ? file.Content.Span : Encoding.UTF8.GetBytes(file.Fault));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> content)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        hash.AppendData(length);
        hash.AppendData(content);
    }
}
