namespace MirtAi.Channels.Webhooks;

/// <summary>
/// A webhook whose requests may be answered with what the customer is told. The channel's client offers each message to whoever waits for
/// it (<see cref="Answers.IAnswerDesk"/>).
/// </summary>
public interface IAnsweringWebhook : IWebhook
{
    /// <summary>How long a request with a customer's message waits for the answer; null if none waits.</summary>
    TimeSpan? AnswersWithin { get; }

    /// <summary>The JSON that says that there is no answer now.</summary>
    string NoAnswer { get; }
}
