using System.ClientModel;
using System.Globalization;
using Anthropic.Exceptions;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace ConsultBot.SemanticKernel.Models;

/// <summary>Names why a model gave no reply, in a few words that hold nothing of the patient's, the model's or the key's.</summary>
public static class ModelFault
{
    /// <summary>The name of a fault.</summary>
    public static string Name(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (Known(cause) is { } name)
            {
                return name;
            }
        }

        return exception.GetBaseException().GetType().Name;
    }

    private static string? Known(Exception exception) => exception switch
    {
        BudgetExceededException budget => budget.Message,
        ClientResultException { Status: > 0 } result => Status(result.Status),
        AnthropicApiException api => Status((int)api.StatusCode),
        TimeoutRejectedException or TimeoutException => "no reply in time",
        BrokenCircuitException => "not called, because it failed again and again",
        RateLimiterRejectedException => "not called, because too many calls are under way",
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "a reply larger than any answer",
        HttpRequestException => "no connection",
        _ => null,
    };

    private static string Status(int status) => string.Create(CultureInfo.InvariantCulture, $"status {status}");
}
