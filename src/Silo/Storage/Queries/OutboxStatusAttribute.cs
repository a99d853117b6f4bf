using System.ComponentModel.DataAnnotations;

namespace MirtAi.Silo.Storage.Queries;

/// <summary>The text is one of <see cref="OutboxQueries.Statuses"/>.</summary>
public sealed class OutboxStatusAttribute() : AllowedValuesAttribute([.. OutboxQueries.Statuses]);
