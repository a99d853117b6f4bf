namespace MirtAi.Grains.Comments;

/// <summary>The account of the comments, as the platform has it.</summary>
/// <param name="Username">Its name there, without "@".</param>
/// <param name="Followers">How many follow it.</param>
/// <param name="Follows">How many it follows.</param>
/// <param name="Posts">How many posts it has.</param>
public sealed record PlatformAccount(string Username, long Followers, long Follows, long Posts);
