using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MirtAi.Grains.Customers;

/// <summary>
/// How a memory is stored. Made by reflection, so that members missing in what an earlier version stored have their defaults.
/// </summary>
public static class MemoryJson
{
    private static readonly JsonTypeInfo<CustomerMemory> Stored =
        (JsonTypeInfo<CustomerMemory>)new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        }.GetTypeInfo(typeof(CustomerMemory));

    /// <summary>A memory as a column.</summary>
    public static string Write(CustomerMemory memory) => JsonSerializer.Serialize(memory, Stored);

    /// <summary>The memory of a column.</summary>
    public static CustomerMemory Read(string column) => JsonSerializer.Deserialize(column, Stored)!;
}
