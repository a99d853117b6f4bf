namespace MirtAi.Api.Console;

/// <summary>
/// Where the form of an endpoint is opened. It is metadata of those whose answer shows the form again, at an address that cannot be opened.
/// </summary>
/// <param name="Path">The page's path.</param>
internal sealed record FormPage(string Path);
