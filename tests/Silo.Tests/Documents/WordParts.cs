using System.IO.Compression;

namespace MirtAi.Silo.Tests.Documents;

/// <summary>Changes the parts of a Word document behind Word's back.</summary>
internal static class WordParts
{
    /// <summary>The document with this markup as its body, which need not be closed.</summary>
    public static byte[] WithBody(byte[] word, string markup)
    {
        using var content = new MemoryStream();
        content.Write(word);
        using (var archive = new ZipArchive(content, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry("word/document.xml")!.Delete();
            using var written = new StreamWriter(archive.CreateEntry("word/document.xml", CompressionLevel.NoCompression).Open());
            written.Write("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + markup);
        }

        return content.ToArray();
    }
}
