using MirtAi.Api.Http;

namespace MirtAi.Api.Management;

/// <summary>How older systems call what lists of comments and posts are asked for.</summary>
internal static class OlderNames
{
    /// <summary>The names, whose values are taken as those of today's.</summary>
    public static QueryAliases OfLists { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["per_page"] = "pageSize",
        ["include_deleted"] = "includeDeleted",
        ["status[]"] = "status",
        ["type[]"] = "type",
        ["classification_type"] = "type",
        ["classification_type[]"] = "type",
    });
}
