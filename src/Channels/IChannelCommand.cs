namespace MirtAi.Channels;

/// <summary>A command of the command line, <c>./mirt VERB ...</c>, by which an operator looks after a channel.</summary>
public interface IChannelCommand
{
    /// <summary>Its first word, for instance <c>telegram</c>.</summary>
    string Verb { get; }

    /// <summary>Runs it. Returns the exit code: 0 done, 1 failed, 2 wrong use. An error is one line.</summary>
    /// <param name="args">The words after the verb.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The channel's settings are wrong.</exception>
    Task<int> Run(string[] args, TextWriter output, TextWriter errors);
}
