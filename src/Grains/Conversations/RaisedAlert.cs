namespace MirtAi.Grains.Conversations;

/// <summary>A call for a person that was made, so that the same event is not called out twice.</summary>
public sealed record RaisedAlert(string Reason, DateTimeOffset At);
