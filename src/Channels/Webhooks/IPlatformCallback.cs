namespace MirtAi.Channels.Webhooks;

/// <summary>
/// An address to which a platform posts, beside its events, a form that it has signed: that a person wants their data deleted, or that the
/// account left the app.
/// </summary>
public interface IPlatformCallback
{
    /// <summary>The path of the address, for instance <c>/webhooks/instagram/deauthorize</c>.</summary>
    string Path { get; }

    /// <summary>Whether the platform may post; off it is 404.</summary>
    bool IsOn { get; }

    /// <summary>The form's field that holds the signed request.</summary>
    string Field { get; }

    /// <summary>What the platform wants; null if the signature is missing or wrong.</summary>
    PlatformRequest? Read(string signed);

    /// <summary>
    /// What a visitor reads of a request by its confirmation code, below <see cref="Path"/>; null if there is no such request.
    /// </summary>
    string? Status(string code) => null;
}
