using System.ComponentModel.DataAnnotations;
using MirtAi.Grains.Broadcasts;

namespace MirtAi.Silo.Broadcasts;

/// <summary>The text is one of <see cref="BroadcastStatus.All"/>.</summary>
public sealed class BroadcastStatusNameAttribute() : AllowedValuesAttribute([.. BroadcastStatus.All]);
