namespace MirtAi.Api.Console;

/// <summary>The endpoint reads its form as a stream, and looks itself whether it is from here, see <see cref="OwnForms"/>.</summary>
internal sealed class StreamedForm;
