from stytch.shared.method_options import RequestOptions


class UpdateRequestOptions(RequestOptions):
    pass
