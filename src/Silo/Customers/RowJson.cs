using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace MirtAi.Silo.Customers;

/// <summary>Writes rows of any table as JSON: columns by their names, documents as JSON, bytes in base64.</summary>
internal static class RowJson
{
    /// <summary>A column's or table's name as a member.</summary>
    public static string Name(string column) =>
        string.Concat(
            column.Split('_').Select((word, index) => index == 0 ? word : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(word)));

    /// <summary>Writes the row at which the reader stands; <paramref name="documents"/> are the columns with JSON.</summary>
    public static void Write(Utf8JsonWriter writer, DbDataReader row, IReadOnlyCollection<string> documents)
    {
        writer.WriteStartObject();
        for (var index = 0; index < row.FieldCount; index++)
        {
            var column = row.GetName(index);
            writer.WritePropertyName(Name(column));
            Write(writer, row.GetValue(index), documents.Contains(column));
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, object value, bool isDocument)
    {
        switch (value)
        {
            case DBNull:
                writer.WriteNullValue();
                break;
            case string document when isDocument && document is ['{' or '[', ..]:
                writer.WriteRawValue(document);
                break;
            case byte[] bytes:
                writer.WriteBase64StringValue(bytes);
                break;
            case DateTime time:
                writer.WriteStringValue(DateTime.SpecifyKind(time, DateTimeKind.Utc));
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            default:
                writer.WriteRawValue(Convert.ToString(value, CultureInfo.InvariantCulture)!);
                break;
        }
    }
}
