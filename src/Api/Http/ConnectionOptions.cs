using System.ComponentModel.DataAnnotations;

namespace MirtAi.Api.Http;

/// <summary>What one process takes of HTTP, section <c>Http</c>.</summary>
internal sealed class ConnectionOptions
{
    public const string Section = "Http";

    /// <summary>How many connections may be open at the same time; more are closed at once. Each open chat page holds one.</summary>
    /// <value>10,000.</value>
    [Range(100, 1_000_000, ErrorMessage = "set 100 to 1000000 connections")]
    public int MaxConnections { get; set; } = 10_000;
}
