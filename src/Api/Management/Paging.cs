using MirtAi.Api.Http;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Management;

/// <summary>The parameters of every list.</summary>
internal static class Paging
{
    /// <summary>What is wrong with the page that is asked for; null if nothing is.</summary>
    public static Problem? Fault(int? page, int? pageSize, out PageRequest request)
    {
        request = new PageRequest(page ?? 1, pageSize ?? PageRequest.DefaultPageSize);
        if (request.Page < 1)
            return Problem.BadRequest("page: must be 1 or more.");
        return request.PageSize is < 1 or > PageRequest.MaxPageSize
            ? Problem.BadRequest($"pageSize: must be 1 to {PageRequest.MaxPageSize}.")
            : null;
    }

    /// <summary>The same of a page that a person leafs to.</summary>
    public static Problem? LeafedFault(int? page, out PageRequest request)
    {
        var fault = Fault(page, pageSize: null, out request);
        request = request with { IsLeafed = true };
        return fault;
    }
}
